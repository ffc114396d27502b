import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { faultSentence } from '../../../preload/words/fault-sentence.ts';
import { faultOf } from '../engine/lupa.ts';
import { useFormat } from '../words/use-format.ts';

/** Time to undo something before it is done. */
const UNDO_WITHIN_MS = 6000;

/** Short messages at the edge of the window. */
export function useToasts() {
  const { t } = useTranslation();
  const format = useFormat();
  const closeButtonProps = { 'aria-label': t('common.close') };
  const fault = (error: unknown) =>
    notifications.show({
      message: faultSentence(faultOf(error), format),
      color: 'dark',
      closeButtonProps,
      autoClose: 10_000,
      role: 'alert',
    });
  const done = (message: string) => notifications.show({ message, color: 'accent', closeButtonProps });
  /** A request to somebody: it stays until they close it. */
  const asked = (message: string) =>
    notifications.show({ message, color: 'accent', closeButtonProps, autoClose: false, role: 'status' });
  /** Does `act` when the time to undo is over, and says so until then. */
  const undoable = (message: string, act: () => void, undone: () => void) => {
    const id = crypto.randomUUID();
    const timer = setTimeout(act, UNDO_WITHIN_MS);
    const undo = () => {
      clearTimeout(timer);
      notifications.hide(id);
      undone();
    };
    notifications.show({
      id,
      color: 'accent',
      autoClose: UNDO_WITHIN_MS,
      withCloseButton: false,
      message: (
        <span style={{ display: 'flex', alignItems: 'center', gap: '1rem', justifyContent: 'space-between' }}>
          {message}
          <Button variant="light" onClick={undo}>
            {t('common.undo')}
          </Button>
        </span>
      ),
    });
  };
  return { fault, done, asked, undoable };
}

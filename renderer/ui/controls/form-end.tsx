import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FaultNotice } from './fault-notice.tsx';

type Props = {
  readonly command: { readonly error: Error | null; readonly isPending: boolean };
  readonly label: string;
  readonly isReady?: boolean;
  /** What is still missing, in words. */
  readonly lack?: string | null;
  readonly onClose: () => void;
};

/** The end of a small form: what went wrong, and its two buttons. */
export function FormEnd({ command, label, isReady = true, lack = null, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {command.error !== null && <FaultNotice error={command.error} />}
      <Group gap="xs">
        <Button type="submit" loading={command.isPending} disabled={!isReady || lack !== null}>
          {label}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {lack !== null && <span>{lack}</span>}
      </Group>
    </>
  );
}

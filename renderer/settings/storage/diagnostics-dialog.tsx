import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useCommand } from '../../ui/engine/use-operation.ts';

/** Above the red cover of a stopped engine: that is when a bundle is needed most. */
const ABOVE_ALL = 1100;

/** Says what a bundle contains, asks whether to include images, and saves it. */
export function DiagnosticsDialog({ isShown, onClose }: { readonly isShown: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const save = useCommand('desktop.save-diagnostics');
  const [withPictures, takePictures] = useState(false);
  const close = () => {
    save.reset();
    takePictures(false);
    onClose();
  };
  const saveIt = () =>
    save.mutate(
      { title: t('storage.diagnostics'), withPictures },
      {
        onSuccess: (saved) => {
          if (saved === null) return;
          toasts.done(t('storage.diagnostics-saved', { path: saved.path }));
          close();
        },
      },
    );
  return (
    <Modal
      opened={isShown}
      onClose={close}
      title={t('storage.diagnostics')}
      centered
      lockScroll={false} // the lock would be a style sheet in the page, which its policy refuses
      zIndex={ABOVE_ALL}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div style={{ display: 'flex', flexDirection: 'column', gap: '1rem' }}>
        <p style={{ margin: 0 }}>{t('storage.diagnostics-hint')}</p>
        <Checkbox
          size="lg"
          label={t('storage.diagnostics-pictures')}
          description={t('storage.diagnostics-pictures-hint')}
          checked={withPictures}
          onChange={(event) => takePictures(event.currentTarget.checked)}
        />
        {save.error !== null && <FaultNotice error={save.error} />}
        <Button loading={save.isPending} onClick={saveIt}>
          {t('storage.diagnostics-save')}
        </Button>
      </div>
    </Modal>
  );
}

import { Button } from '@mantine/core';
import { IconFileText, IconStethoscope } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useToasts } from '../../ui/toasts.tsx';
import { useCommand, useOperation } from '../../ui/use-operation.ts';
import { FormGroup } from '../form-page.tsx';

/** Which versions run here and what they are made of, for whoever is asked on the telephone; and what to send to whoever helps. */
export function About() {
  const { t } = useTranslation();
  const toasts = useToasts();
  const about = useOperation('desktop.about', {}).data;
  const save = useCommand('desktop.save-diagnostics');
  const licences = useCommand('desktop.open-licences');
  if (about === undefined) return null;
  const saveDiagnostics = () =>
    save.mutate(
      { title: t('storage.diagnostics') },
      {
        onSuccess: (saved) => saved !== null && toasts.done(t('storage.diagnostics-saved', { path: saved.path })),
        onError: toasts.fault,
      },
    );
  return (
    <FormGroup title={t('storage.about')} hint={t('storage.diagnostics-hint')}>
      <p style={{ margin: 0 }}>
        {t('storage.version', { version: about.version })}
        <br />
        Electron {about.electron} · Chromium {about.chromium} · Node {about.node} · {about.platform}
      </p>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.75rem' }}>
        <Button
          variant="default"
          leftSection={<IconStethoscope size="1.2rem" />}
          loading={save.isPending}
          onClick={saveDiagnostics}
        >
          {t('storage.diagnostics')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileText size="1.2rem" />}
          onClick={() => licences.mutate({}, { onError: toasts.fault })}
        >
          {t('storage.licences')}
        </Button>
      </div>
    </FormGroup>
  );
}

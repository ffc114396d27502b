import { Button } from '@mantine/core';
import { IconFileText, IconStethoscope } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FormGroup } from '../form-page.tsx';
import { DiagnosticsDialog } from './diagnostics-dialog.tsx';

/** Which versions run here and what they are made of, for a phone call with support; and what to send to support. */
export function About() {
  const { t } = useTranslation();
  const about = useOperation('desktop.about', {}).data;
  const [asksForDiagnostics, askForDiagnostics] = useState(false);
  const licences = useToldCommand('desktop.open-licences');
  if (about === undefined) return null;
  return (
    <FormGroup title={t('storage.about')} hint={t('storage.diagnostics-hint')}>
      <p style={{ margin: 0 }}>
        {t('storage.version', { version: about.version })}
        {about.edition !== 'usual' && <strong> · {t(`storage.edition.${about.edition}`)}</strong>}
        <br />
        Electron {about.electron} · Chromium {about.chromium} · Node {about.node} · {about.platform}
      </p>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.75rem' }}>
        <Button
          variant="default"
          leftSection={<IconStethoscope size="1.2rem" />}
          onClick={() => askForDiagnostics(true)}
        >
          {t('storage.diagnostics')}
        </Button>
        <Button variant="default" leftSection={<IconFileText size="1.2rem" />} onClick={() => licences.mutate({})}>
          {t('storage.licences')}
        </Button>
      </div>
      <DiagnosticsDialog isShown={asksForDiagnostics} onClose={() => askForDiagnostics(false)} />
    </FormGroup>
  );
}

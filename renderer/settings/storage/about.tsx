import { useTranslation } from 'react-i18next';
import { useOperation } from '../../ui/use-operation.ts';
import { FormGroup } from '../form-page.tsx';

/** Which versions run here, for whoever is asked on the telephone. */
export function About() {
  const { t } = useTranslation();
  const about = useOperation('desktop.about', {}).data;
  if (about === undefined) return null;
  return (
    <FormGroup title={t('storage.about')}>
      <p style={{ margin: 0 }}>
        {t('storage.version', { version: about.version })}
        <br />
        Electron {about.electron} · Chromium {about.chromium} · Node {about.node} · {about.platform}
      </p>
    </FormGroup>
  );
}

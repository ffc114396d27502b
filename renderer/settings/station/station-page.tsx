import { useTranslation } from 'react-i18next';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FormPage } from '../form-page.tsx';
import { LoginStart } from './login-start.tsx';
import { StationForm } from './station-form.tsx';

export function StationPage() {
  const { t } = useTranslation();
  const settings = useOperation('station.settings', {});
  return (
    <FormPage title={t('settings.station')}>
      <Loaded query={settings} height="24rem">
        {(saved) => <StationForm saved={saved} />}
      </Loaded>
      <LoginStart />
    </FormPage>
  );
}

import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { useCommand, useOperation } from '../../ui/engine/use-operation.ts';
import { FormGroup } from '../form-page.tsx';

/** Whether the station opens automatically when its user logs in to the computer. Applies immediately. */
export function LoginStart() {
  const { t } = useTranslation();
  const start = useOperation('desktop.login-start', {}).data;
  const change = useCommand('desktop.change-login-start');
  if (start === undefined) return null;
  return (
    <FormGroup title={t('settings.login-start')} hint={t('settings.login-start-hint')}>
      <Switch
        label={t('settings.opens-at-login')}
        checked={start.opensAtLogin}
        disabled={change.isPending}
        onChange={(event) => change.mutate({ ...start, opensAtLogin: event.currentTarget.checked })}
      />
      <Switch
        label={t('settings.kiosk')}
        description={t('settings.kiosk-hint')}
        checked={start.isKiosk}
        disabled={change.isPending || !start.opensAtLogin}
        onChange={(event) => change.mutate({ ...start, isKiosk: event.currentTarget.checked })}
      />
      {change.error !== null && <FaultNotice error={change.error} />}
    </FormGroup>
  );
}

import { Button, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LineOutputState as State } from '../../../preload/contract/station/line-output.ts';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { FormGroup } from '../form-page.tsx';
import styles from './line-output-state.module.css';

const LOOK_EVERY_MS = 2_000;

/** The name under which the station writes to its line, why it cannot and what to do, and the signing key. */
export function LineOutputState() {
  const { t } = useTranslation();
  const state = useOperation('line-output.read', {}, { everyMs: LOOK_EVERY_MS });
  return (
    <FormGroup title={t('storage.line-messages')} hint={t('storage.line-messages-hint')}>
      <Loaded query={state} height="8rem">
        {(shown) => <Shown state={shown} />}
      </Loaded>
    </FormGroup>
  );
}

function Shown({ state }: { readonly state: State }) {
  const { t } = useTranslation();
  const { station, epoch, untold } = state;
  return (
    <>
      <p className={styles.facts}>
        {t('storage.line-station', { station, epoch: String(epoch) })}
        <br />
        {untold === 0 ? t('storage.line-all-told') : t('storage.line-untold', { count: untold })}{' '}
        <FigureInfo figure="line-untold" />
      </p>
      <WaysOut state={state} />
      <Signing signingKey={state.signingKey} />
    </>
  );
}

/** What only an engineer can confirm: that a folder is the right one though its marker is gone, and that the records are older than the line. */
function WaysOut({ state: { fault } }: { readonly state: State }) {
  const { t } = useTranslation();
  const take = useToldCommand('line-output.take-folder');
  const begin = useToldCommand('line-output.begin-epoch');
  const why = fault?.code === 'line-folder' ? fault.why : null;
  const isLater = why === 'later' || why === 'other-writer' || why === 'number-taken';
  return (
    <>
      {(why === 'away' || why === 'not-connected') && (
        <div>
          <Button loading={take.isPending} onClick={() => take.mutate({})}>
            {t('storage.take-folder')}
          </Button>
          <p className={styles.hint}>{t('storage.take-folder-hint')}</p>
        </div>
      )}
      <div>
        <Button variant={isLater ? 'filled' : 'default'} loading={begin.isPending} onClick={() => begin.mutate({})}>
          {t('storage.begin-epoch')}
        </Button>
        <p className={styles.hint}>{t('storage.begin-epoch-hint')}</p>
      </div>
    </>
  );
}

function Signing({ signingKey }: { readonly signingKey: string | null }) {
  const { t } = useTranslation();
  const sign = useToldCommand('line-output.sign');
  return (
    <>
      <Switch
        label={t('storage.sign')}
        description={t('storage.sign-hint')}
        checked={signingKey !== null}
        disabled={sign.isPending}
        onChange={(event) => sign.mutate({ isOn: event.currentTarget.checked })}
      />
      {signingKey !== null && (
        <TextInput
          label={t('storage.signing-key')}
          description={t('storage.signing-key-hint')}
          value={signingKey}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </>
  );
}

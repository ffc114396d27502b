import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { EngineState } from '../../preload/contract/station/engine-state.ts';
import { faultSentence } from '../../preload/words/fault-sentence.ts';
import { useHelp } from '../help/help.tsx';
import { useToldCommand } from '../ui/controls/use-told-command.ts';
import { useAge } from '../ui/time/use-age.ts';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './engine-down.module.css';
import { engineEnd } from './engine-end.ts';

type Down = Extract<EngineState, { kind: 'down' }>;

/** Covers everything, so that no old verdict can be mistaken for a current one. */
export function EngineDown({ state }: { readonly state: Down }) {
  const { t } = useTranslation();
  const format = useFormat();
  const downMs = useAge(state.since) ?? 0;
  const retryInMs = -(useAge(state.retryAt) ?? 0);
  const retry = useToldCommand('desktop.retry-engine');
  const showHelp = useHelp();
  const { end } = state;
  const rests = end.kind === 'resting';
  const next =
    state.retryAt === null
      ? t('engine-down.no-retry')
      : t('engine-down.retry', { wait: format.age(retryInMs), attempt: format.count(state.restarts + 1) });
  return (
    <div className={styles.page} role="alertdialog" aria-labelledby="engine-down" aria-describedby="engine-down-text">
      <IconPlugConnectedX size="8rem" stroke={1.25} aria-hidden />
      <h1 id="engine-down" className={styles.title}>
        {t('engine-down.title')}
      </h1>
      <div id="engine-down-text" className={styles.text}>
        <p>{t('engine-down.line')}</p>
        {!rests && <p>{next}</p>}
        {/* A fault is for somebody to put right, so it is read first; how an engine ended is for whoever looks into it. */}
        {'fault' in end && <p className={styles.cause}>{faultSentence(end.fault, format)}</p>}
        <p className={styles.detail}>
          {t('engine-down.since', { at: format.moment(state.since), age: format.age(downMs) })}
          {!('fault' in end) && (
            <>
              <br />
              {engineEnd(end, t)}
            </>
          )}
        </p>
      </div>
      <div className={styles.buttons}>
        {/* What rests while a version is installed must not be started under the installer's hands. */}
        {!rests && (
          <Button size="lg" variant="white" color="dark" loading={retry.isPending} onClick={() => retry.mutate({})}>
            {t('engine-down.now')}
          </Button>
        )}
        <Button size="lg" variant="outline" color="white" onClick={showHelp}>
          {t('keys.help')} (F1)
        </Button>
      </div>
    </div>
  );
}

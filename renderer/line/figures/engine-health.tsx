import { useTranslation } from 'react-i18next';
import type { EngineState } from '../../../preload/contract/station/engine-state.ts';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './health.module.css';
import side from './side-panel.module.css';

/** How the engine copes with the load. */
export function EngineHealth({ health }: { readonly health: StationStatus['health'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const restarts = restartsOf(useOperation('desktop.engine-state', {}).data);
  const held = health.longestHold;
  const longest =
    held === null
      ? t('health.hold-none')
      : t('health.hold-what', {
          ms: format.milliseconds(held.ms),
          what: held.what === 'unnamed' ? t('health.hold-unnamed') : held.what,
          at: format.clock(held.at),
        });
  const facts = [
    ['backlog', format.count(health.backlog)],
    [
      'in-flight',
      t('health.in-flight-of', { busy: format.count(health.inFlight), workers: format.count(health.workers) }),
    ],
    ['event-loop', format.milliseconds(health.eventLoopP99Ms)],
    ['memory', t('health.megabytes', { value: format.count(health.memoryMb) })],
    ['disk', health.diskFreeGb === null ? '—' : format.gigabytes(health.diskFreeGb)],
    ['restarts', restarts === null ? '—' : format.count(restarts)],
    ['workers-replaced', format.count(health.workersReplaced)],
    ['hold', longest],
  ] as const;
  return (
    <section>
      <div className={side.head}>
        <h2>{t('health.title')}</h2>
        <FigureInfo figure="engine-health" />
      </div>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} title={t(`health.${name}-means`)} className={name === 'hold' ? styles.wide : undefined}>
            <dt>{t(`health.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** How often the engine was restarted: only the program that starts it knows, since a new engine has forgotten. */
function restartsOf(engine: EngineState | undefined): number | null {
  return engine === undefined || engine.kind === 'starting' ? null : engine.restarts;
}

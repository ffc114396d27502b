import { useTranslation } from 'react-i18next';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { DiskWarning } from './disk-warning.tsx';
import { EngineHealth } from './engine-health.tsx';
import { FailTrend } from './fail-trend.tsx';
import { LaneRows } from './lane-rows.tsx';
import { RecentFaults } from './recent-faults.tsx';
import { ShiftCounters } from './shift-counters.tsx';
import styles from './side-panel.module.css';

/** The figures beside the picture. */
export function SidePanel() {
  const { t } = useTranslation();
  const status = useOperation('station.status', {});
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <aside className={styles.panel} tabIndex={0} aria-label={t('line.figures')}>
      <Loaded query={status} height="30rem">
        {(station) => (
          <>
            <ShiftCounters shift={station.shift} partsPerMinute={station.partsPerMinute} />
            <FailTrend shift={station.shift} />
            <DiskWarning health={station.health} />
            <RecentFaults faults={station.faults} />
            <LaneRows lanes={station.lanes} />
            <EngineHealth health={station.health} />
          </>
        )}
      </Loaded>
    </aside>
  );
}

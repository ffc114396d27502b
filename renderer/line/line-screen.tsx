import { IconCameraSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { InspectionSummary } from '../../preload/contract/parts/inspection.ts';
import { Empty } from '../ui/controls/empty.tsx';
import { Loaded } from '../ui/controls/loaded.tsx';
import { recentParts } from '../ui/engine/use-live-events.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useSession } from '../ui/engine/use-session.ts';
import { useShortcuts } from '../ui/keyboard/shortcuts.tsx';
import { usePaced } from '../ui/time/use-paced.ts';
import { SidePanel } from './figures/side-panel.tsx';
import { FilmStrip } from './film/film-strip.tsx';
import styles from './line-screen.module.css';
import { LastPart } from './part/last-part.tsx';

/** A strip that moves on with every part cannot be read. */
const STRIP_EVERY_MS = 500;

const nothingYet: readonly InspectionSummary[] = [];

/** What the line is doing: the last part, the shift, and the parts before. */
export function LineScreen() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const recent = useOperation(...recentParts);
  const { role } = useSession();
  // People who are not signed in do not see which folders a station has.
  const lanes = useOperation('lane.list', {}, { isEnabled: role !== 'nobody' }).data ?? [];
  const hasLane = (useOperation('station.status', {}).data?.lanes.length ?? 0) > 0;
  const newest = recent.data?.[0] ?? null;
  const strip = usePaced(recent.data ?? nothingYet, STRIP_EVERY_MS);
  const [areBoxesShown, showBoxes] = useState(true);
  useShortcuts({
    'line-boxes': () => showBoxes((shown) => !shown),
    ...(newest !== null && { 'line-details': () => navigate(`/inspection/${newest.id}`) }),
  });
  return (
    <div className={styles.screen}>
      <section className={styles.part} aria-label={t('line.last-part')}>
        <Loaded query={recent} height="100%">
          {() =>
            newest === null ? (
              <Empty Icon={IconCameraSearch} title={t('line.no-part')}>
                {lanes[0] !== undefined && t('line.drop-here', { folder: lanes[0].folder })}
                {lanes[0] === undefined && t(hasLane ? 'line.no-part-yet' : 'line.no-lane')}
              </Empty>
            ) : (
              <LastPart
                newest={newest}
                recent={recent.data ?? nothingYet}
                areBoxesShown={areBoxesShown}
                onToggleBoxes={() => showBoxes((shown) => !shown)}
              />
            )
          }
        </Loaded>
      </section>
      <SidePanel />
      <FilmStrip parts={strip} />
    </div>
  );
}

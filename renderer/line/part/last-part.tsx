import type { InspectionSummary } from '../../../preload/contract/parts/inspection.ts';
import { PartPicture } from '../../picture/part-picture.tsx';
import { tellingDetections } from '../../picture/telling.ts';
import { useLoadedPart } from '../../picture/use-loaded-part.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useAge } from '../../ui/time/use-age.ts';
import { asKnownNow } from '../film/as-known-now.ts';
import styles from './last-part.module.css';
import { PartCaption } from './part-caption.tsx';
import { isStale } from './staleness.ts';
import { VerdictBanner } from './verdict-banner.tsx';

type Props = {
  readonly newest: InspectionSummary;
  /** What is known now about the newest parts, including this one. */
  readonly recent: readonly InspectionSummary[];
  readonly areBoxesShown: boolean;
  readonly onToggleBoxes: () => void;
};

/** Image, boxes and verdict of one part, always of the same one: they change in one frame. */
export function LastPart({ newest, recent, areBoxesShown, onToggleBoxes }: Props) {
  const loaded = useLoadedPart(newest.id);
  const partsPerMinute = useOperation('station.status', {}).data?.partsPerMinute ?? 0;
  const shown = asKnownNow(loaded?.inspection ?? newest, recent);
  const ageMs = useAge(shown.decidedAt) ?? 0;
  const wasLongAgo = isStale(ageMs, partsPerMinute);
  const detections = loaded?.inspection
    ? tellingDetections(loaded.inspection.detections, loaded.inspection.reasons)
    : [];
  return (
    <>
      <PartCaption part={shown} boxes={detections.length} areBoxesShown={areBoxesShown} onToggleBoxes={onToggleBoxes} />
      <div className={styles.picture}>
        {loaded !== null && (
          <PartPicture
            picture={loaded.picture}
            alt={shown.fileName}
            detections={areBoxesShown ? detections : []}
            isStale={wasLongAgo}
          />
        )}
      </div>
      <VerdictBanner part={shown} reasons={loaded?.inspection?.reasons ?? []} staleForMs={wasLongAgo ? ageMs : null} />
    </>
  );
}

import { useTranslation } from 'react-i18next';
import type { TriedReading } from '../../preload/contract/models/model.ts';
import type { InspectionId } from '../../preload/contract/values/units.ts';
import styles from './reading-choice.module.css';

type Look = NonNullable<TriedReading['looks']>[number];
type Props = { readonly inspectionId: InspectionId | undefined; readonly look: Look };

/** An image of the station with the boxes that a reading finds on it, and their number. */
export function TriedPicture({ inspectionId, look }: Props) {
  const { t } = useTranslation();
  if (inspectionId === undefined || look === null) return null;
  const { width, height, detections } = look;
  const [first] = detections;
  const found = t('model.tried-boxes', { count: detections.length });
  return (
    <figure className={styles.picture}>
      <div className={styles.stage} style={{ aspectRatio: `${width} / ${height}` }}>
        <img src={`lupa-image://inspection/${inspectionId}`} alt="" />
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={found}>
          {detections.map(({ box, className }, i) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: boxes of one look never change order
              key={i}
              className={styles.box}
              x={box.x}
              y={box.y}
              width={box.width}
              height={box.height}
              vectorEffect="non-scaling-stroke"
            >
              <title>{className}</title>
            </rect>
          ))}
        </svg>
      </div>
      <figcaption>
        {found}
        {first !== undefined && ` · ${first.className} ${first.score.toFixed(2)}`}
      </figcaption>
    </figure>
  );
}

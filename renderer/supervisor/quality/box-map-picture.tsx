import { useState } from 'react';
import type { InspectionId } from '../../../preload/contract/values/units.ts';
import styles from './box-map.module.css';

type Props = {
  readonly grid: number;
  readonly cells: ReadonlyMap<number, number>;
  readonly referenceId: InspectionId | null;
  readonly label: string;
};

/** Squares over the picture of a good part; the more box centres in one, the stronger its colour. */
export function BoxMapPicture({ grid, cells, referenceId, label }: Props) {
  const [missing, setMissing] = useState<InspectionId | null>(null);
  // The picture may have been deleted: the squares are shown without it.
  const shown = referenceId === missing ? null : referenceId;
  const most = Math.max(1, ...cells.values());
  return (
    <div className={styles.stage}>
      <div className={styles.part} data-bare={shown === null}>
        {shown !== null && <img src={`lupa-image://inspection/${shown}`} alt="" onError={() => setMissing(shown)} />}
        <svg viewBox={`0 0 ${grid} ${grid}`} preserveAspectRatio="none" role="img" aria-label={label}>
          {[...cells].map(([cell, boxes]) => (
            <rect
              key={cell}
              className={styles.cell}
              x={cell % grid}
              y={Math.floor(cell / grid)}
              width={1}
              height={1}
              fillOpacity={0.2 + (0.75 * boxes) / most}
            >
              <title>{boxes}</title>
            </rect>
          ))}
        </svg>
      </div>
    </div>
  );
}

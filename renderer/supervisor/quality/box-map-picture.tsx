import type { InspectionId } from '../../../preload/contract/units.ts';
import styles from './box-map.module.css';

type Props = {
  readonly grid: number;
  readonly cells: ReadonlyMap<number, number>;
  readonly referenceId: InspectionId | null;
  readonly label: string;
};

/** Squares over the picture of a good part, the stronger the more boxes have their middle there. */
export function BoxMapPicture({ grid, cells, referenceId, label }: Props) {
  const most = Math.max(1, ...cells.values());
  return (
    <div className={styles.stage}>
      <div className={styles.part} data-bare={referenceId === null}>
        {referenceId !== null && <img src={`lupa-image://inspection/${referenceId}`} alt="" />}
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

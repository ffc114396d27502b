import type { HumanBox } from '../../preload/contract/parts/inspection.ts';
import styles from './book.module.css';

type Props = {
  readonly address: string;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly HumanBox[];
  readonly alt: string;
};

/** A picture with boxes on it, filling the width. The boxes are in picture pixels and scale with it. */
export function MarkedPicture({ address, width, height, boxes, alt }: Props) {
  return (
    <div className={styles.picture} style={{ aspectRatio: `${width} / ${height}` }}>
      <img src={address} alt={alt} draggable={false} />
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden>
        {boxes.flatMap(({ box: { x, y, width: across, height: down } }) =>
          (['rim', 'line'] as const).map((part) => (
            <rect
              key={`${part} ${x} ${y} ${across} ${down}`}
              x={x}
              y={y}
              width={across}
              height={down}
              className={styles[part]}
              vectorEffect="non-scaling-stroke"
            />
          )),
        )}
      </svg>
    </div>
  );
}

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { MissedPart } from '../../../preload/contract/models/gate.ts';
import type { Format } from '../../../preload/words/format.ts';
import { cropAround } from '../../picture/crop-around.ts';
import { pictureAddress } from '../../picture/load-part.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './missed-wall.module.css';

type Box = MissedPart['boxes'][number];
export type Side = 'challenger' | 'champion';

type Props = { readonly part: MissedPart; readonly side: Side; readonly hasOther: boolean };

/** A part of which a model missed something: the place of it, which classes, and whether the other model missed it too. */
export function MissedPicture({ part, side, hasOther }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { inspectionId, name, width, height } = part;
  const missed = part.boxes.filter((box) => isMissedBy(box, side));
  const { x, y, ...crop } = cropAround(around(missed, part), { width, height });
  return (
    <li className={styles.part}>
      <Link href={`/inspection/${inspectionId}`} className={styles.link}>
        <svg
          className={styles.picture}
          viewBox={`${x} ${y} ${crop.width} ${crop.height}`}
          role="img"
          aria-label={t('gate.miss.picture', { name })}
        >
          <image href={pictureAddress(inspectionId)} width={width} height={height} />
          {missed.map(({ box }, index) => (
            <Outline key={keyOf(box, index)} box={box} />
          ))}
        </svg>
        <span className={styles.name}>{name}</span>
      </Link>
      {part.passed[side] && <strong>{t('gate.miss.passed')}</strong>}
      {missed.length > 0 && <span>{countedClasses(missed, format)}</span>}
      {hasOther && missed.length > 0 && <span className={styles.dim}>{otherWords(missed, side, t, format)}</span>}
    </li>
  );
}

/** At least a pixel wide and high: a box without area must be visible too. */
function Outline({ box: { x, y, width, height } }: Pick<Box, 'box'>) {
  const area = { x, y, width: Math.max(1, width), height: Math.max(1, height) };
  return (
    <g>
      <rect className={styles.rim} {...area} />
      <rect className={styles.edge} {...area} />
    </g>
  );
}

/** Imported labels may name the same box twice. */
function keyOf({ x, y, width, height }: Box['box'], index: number): string {
  return `${x} ${y} ${width} ${height} ${index}`;
}

export function isMissedBy({ byChallenger, byChampion }: Box, side: Side): boolean {
  return side === 'challenger' ? byChallenger : byChampion;
}

/** Whether the other model found what this side missed. */
function otherWords(missed: readonly Box[], side: Side, t: TFunction, format: Format): string {
  const also = missed.filter((box) => isMissedBy(box, side === 'challenger' ? 'champion' : 'challenger')).length;
  if (also === 0) return t(`gate.miss.found-${side}`);
  return also === missed.length ? t('gate.miss.both') : t(`gate.miss.also-${side}`, { also: format.count(also) });
}

/** The smallest box around all; the whole picture if nobody drew any. */
function around(boxes: readonly Box[], { width, height }: MissedPart) {
  if (boxes.length === 0) return { x: 0, y: 0, width, height };
  const x = Math.min(...boxes.map(({ box }) => box.x));
  const y = Math.min(...boxes.map(({ box }) => box.y));
  const right = Math.max(...boxes.map(({ box }) => box.x + box.width));
  const bottom = Math.max(...boxes.map(({ box }) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

function countedClasses(boxes: readonly Box[], format: Format): string {
  const byClass = Map.groupBy(boxes, ({ className }) => className);
  const counted = [...byClass].map(([className, { length }]) =>
    length === 1 ? className : `${format.count(length)} × ${className}`,
  );
  return format.list(counted);
}

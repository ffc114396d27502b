import { useState } from 'react';
import type { Detection } from '../../preload/contract/models/model.ts';
import { useFormat } from '../ui/words/use-format.ts';
import { DetectionDetails } from './detection-details.tsx';
import styles from './detection-overlay.module.css';
import { type Frame, onScreen, outlinePath } from './fit-frame.ts';
import { placeLabels } from './place-labels.ts';

/** Measured on the label's own type: 0.8125rem semibold on one line. */
const LABEL_HEIGHT = 22;
const labelWidth = (text: string) => 14 + text.length * 7.6;

/** More labels than this would hide the part; the boxes stay, and show their label on hover or tap. */
const MOST_LABELS = 12;

type Props = { readonly detections: readonly Detection[]; readonly frame: Frame };

/**
 * Boxes and mask outlines, white with a dark rim: read on any picture, and no verdict colour, since a box is not yet a
 * verdict. A box shows more when hovered, focused or tapped.
 */
export function DetectionOverlay({ detections, frame }: Props) {
  const format = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  const placed = detections.map((detection, index) => ({
    detection,
    key: keyOf(detection, index),
    box: onScreen(detection.box, frame),
    name: `${detection.className} ${format.score(detection.score)}`,
  }));
  const labelled = placed.slice(0, MOST_LABELS);
  const places = placeLabels(
    labelled.map(({ box }) => box),
    labelled.map(({ name }) => ({ width: labelWidth(name), height: LABEL_HEIGHT })),
    frame,
  );
  const opened = placed.find(({ key }) => key === open);
  return (
    <>
      {/** biome-ignore lint/a11y/noSvgWithoutTitle: each box in it names itself, and a title would pop up over the picture */}
      <svg className={styles.overlay} width={frame.width} height={frame.height}>
        {placed.map(({ key, detection, box, name }) => (
          // biome-ignore lint/a11y/useSemanticElements: there is no HTML button inside an SVG
          <g
            key={key}
            className={styles.box}
            role="button"
            tabIndex={0}
            aria-label={name}
            data-open={open === key}
            onPointerEnter={() => setOpen(key)}
            onPointerLeave={() => setOpen(null)}
            onFocus={() => setOpen(key)}
            onBlur={() => setOpen(null)}
          >
            {detection.outline !== undefined && (
              <path className={styles.outline} d={outlinePath(detection.outline, frame)} />
            )}
            <rect className={styles.rim} {...box} />
            <rect className={styles.edge} {...box} />
          </g>
        ))}
      </svg>
      {labelled.map(({ key, name }, index) => {
        const place = places[index];
        if (!place || open === key) return null;
        return (
          <span key={key} className={styles.label} style={{ left: place.x, top: place.y }} aria-hidden>
            {name}
          </span>
        );
      })}
      {opened && <DetectionDetails detection={opened.detection} box={opened.box} frame={frame} />}
    </>
  );
}

/** Boxes without area overlap nothing, so several of a class may share a place. */
function keyOf({ classIndex, box }: Detection, index: number): string {
  return `${classIndex} ${box.x} ${box.y} ${box.width} ${box.height} ${box.width * box.height > 0 ? '' : index}`;
}

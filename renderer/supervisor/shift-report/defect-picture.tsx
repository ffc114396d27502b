import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeSpan } from '../../../preload/contract/reports/report.ts';
import type { PixelBox } from '../../../preload/contract/values/geometry.ts';
import { EVERYTHING } from '../../history/history-search.ts';
import { cropAround } from '../../picture/crop-around.ts';
import { type LoadedPart, loadPart } from '../../picture/load-part.ts';
import { ask } from '../../ui/engine/lupa.ts';
import styles from './shift-report.module.css';

type Props = {
  readonly span: TimeSpan;
  readonly className: string;
  /** The picture is shown, or it is known that there is none. */
  readonly onSettled: () => void;
};

/** The place of a defect on the newest part that the model failed for it. */
export function DefectPicture({ span, className, onSettled }: Props) {
  const { t } = useTranslation();
  const example = useQuery({
    queryKey: ['shift example', span, className],
    queryFn: () => newestFailedFor(className, span),
  });
  const isSettled = !example.isPending;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it is settled
  useEffect(() => {
    if (isSettled) onSettled();
  }, [isSettled]);
  const part = example.data ?? null;
  const shown = part === null ? null : placeOn(part, className);
  if (shown === null)
    return <div className={styles.missing}>{isSettled && <span>{t('shift-report.no-picture')}</span>}</div>;
  return <Crop {...shown} label={className} />;
}

async function newestFailedFor(className: string, { from, until }: TimeSpan): Promise<LoadedPart | null> {
  const filter = { ...EVERYTHING, from, until, failedFor: className };
  const { parts } = await ask('history.search', { filter, after: null, limit: 1 });
  const [newest] = parts;
  return newest === undefined ? null : loadPart(newest.id);
}

type Place = { readonly picture: HTMLImageElement; readonly box: PixelBox };

/** The box that counted most; null if there is no picture, or nothing on it. */
function placeOn({ inspection, picture }: LoadedPart, className: string): Place | null {
  const [best] = (inspection?.detections ?? [])
    .filter((detection) => detection.className === className)
    .toSorted((a, b) => b.score - a.score);
  return picture === null || best === undefined ? null : { picture, box: best.box };
}

/** Sharp enough for paper at the width it has there. */
const DOTS = { width: 480, height: 360 };

/** Drawn at once, so that a page printed right after it has the picture. */
function Crop({ picture, box, label }: Place & { readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    const crop = cropAround(box, { width: picture.naturalWidth, height: picture.naturalHeight });
    const scale = DOTS.width / crop.width;
    pen.drawImage(picture, crop.x, crop.y, crop.width, crop.height, 0, 0, DOTS.width, DOTS.height);
    pen.lineWidth = 3;
    // White beside black: seen on any picture, and on paper without colours.
    for (const [colour, apart] of [
      ['#ffffff', 0],
      ['#000000', 3],
    ] as const) {
      pen.strokeStyle = colour;
      pen.strokeRect(
        (box.x - crop.x) * scale - apart,
        (box.y - crop.y) * scale - apart,
        box.width * scale + 2 * apart,
        box.height * scale + 2 * apart,
      );
    }
  }, [picture, box]);
  return <canvas ref={canvas} {...DOTS} className={styles.crop} role="img" aria-label={label} />;
}

import { type RefObject, useEffect, useRef } from 'react';
import type { ReviewItem } from '../../../preload/contract/parts/review.ts';
import styles from './item-picture.module.css';
import { type PictureLook, toneFilter } from './use-picture-look.ts';
import { type Point, placementOf, toPicture } from './viewport.ts';

/** Diameter in screen pixels. */
const DIAMETER = 220;
/** Magnification of the image beneath. */
const POWER = 3;

type Props = {
  readonly area: RefObject<HTMLDivElement | null>;
  readonly bitmap: ImageBitmap;
  readonly item: ReviewItem;
  readonly look: PictureLook;
};

/** A round magnifier that follows the pointer; without one it is in the middle. */
export function Loupe({ area, bitmap, item, look }: Props) {
  const glass = useRef<HTMLCanvasElement>(null);
  const at = useRef<Point | null>(null);
  const { view, room, tone } = look;
  const { width, height } = item.inspection;
  useEffect(() => {
    const canvas = glass.current;
    const paper = canvas?.getContext('2d');
    const place = area.current;
    if (!canvas || !paper || !place) return;
    canvas.style.filter = toneFilter(tone);
    const placement = placementOf(view, { width, height }, room);
    const perBitmapPixel = placement.scale * POWER * (width / bitmap.width);
    const draw = () => {
      const centre = at.current ?? { x: room.width / 2, y: room.height / 2 };
      const under = toPicture(centre, placement);
      canvas.style.left = `${centre.x - DIAMETER / 2}px`;
      canvas.style.top = `${centre.y - DIAMETER / 2}px`;
      paper.setTransform(1, 0, 0, 1, 0, 0);
      paper.fillRect(0, 0, DIAMETER, DIAMETER);
      paper.imageSmoothingEnabled = perBitmapPixel < POWER;
      paper.setTransform(
        perBitmapPixel,
        0,
        0,
        perBitmapPixel,
        DIAMETER / 2 - under.x * placement.scale * POWER,
        DIAMETER / 2 - under.y * placement.scale * POWER,
      );
      paper.drawImage(bitmap, 0, 0);
    };
    const follow = (event: PointerEvent) => {
      const { left, top } = place.getBoundingClientRect();
      at.current = { x: event.clientX - left, y: event.clientY - top };
      draw();
    };
    draw();
    place.addEventListener('pointermove', follow);
    return () => place.removeEventListener('pointermove', follow);
  }, [area, bitmap, view, room, tone, width, height]);
  return <canvas ref={glass} width={DIAMETER} height={DIAMETER} className={styles.loupe} aria-hidden />;
}

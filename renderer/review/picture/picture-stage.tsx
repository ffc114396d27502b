import type Konva from 'konva';
import { useEffect, useRef, useState } from 'react';
import { Image as KonvaImage, Layer, Stage } from 'react-konva';
import type { Detection } from '../../../preload/contract/models/model.ts';
import type { ReviewItem } from '../../../preload/contract/parts/review.ts';
import type { PixelBox } from '../../../preload/contract/values/geometry.ts';
import { BoxShapes } from '../boxes/box-shapes.tsx';
import { boxBetween, withBoxAt } from '../boxes/draft-boxes.ts';
import { type ItemWork, withoutUntouched } from '../use-item-work.ts';
import { type PictureLook, toneFilter } from './use-picture-look.ts';
import { useStageGestures } from './use-stage-gestures.ts';
import { type Point, placementOf, type Room, toPicture } from './viewport.ts';

/** From this many screen pixels per image pixel, the pixels themselves are shown instead of a blur. */
const SHARP_FROM = 3;

type Props = {
  readonly item: ReviewItem;
  readonly detections: readonly Detection[];
  readonly classes: readonly string[];
  readonly work: ItemWork;
  readonly look: PictureLook;
  readonly bitmap: ImageBitmap;
  readonly room: Room;
};

/** The image and its boxes, each on its own canvas: boxes are redrawn without the image. */
export function PictureStage({ item, detections, classes, work, look, bitmap, room }: Props) {
  const { width, height } = item.inspection;
  const picture = { width, height };
  const placement = placementOf(look.view, picture, room);
  const layer = useRef<Konva.Layer>(null);
  const stage = useRef<Konva.Stage>(null);
  const [drawn, setDrawn] = useState<PixelBox | null>(null);
  const filter = toneFilter(look.tone);
  useEffect(() => {
    const canvas = layer.current?.getNativeCanvasElement();
    if (canvas !== undefined) canvas.style.filter = filter;
  }, [filter]);

  const corners = (from: Point, to: Point) => boxBetween(toPicture(from, placement), toPicture(to, placement), picture);
  useStageGestures(stage, {
    view: look.view,
    picture,
    room,
    isDrawing: work.mode === 'draw',
    onView: look.setView,
    onPress: () => {
      if (work.mode === 'look' && work.chosen !== null) work.choose(null);
    },
    onDraw: (from, to) => {
      const box = corners(from, to);
      setDrawn(box);
      // Saved as it grows: it comes back if the app ends before the finger is lifted.
      const { chosen, draft } = work;
      if (box !== null && chosen?.of === 'person') work.change({ draft: withBoxAt(draft, chosen.index, box) });
    },
    onDrawn: (from, to) => {
      setDrawn(null);
      const box = corners(from, to);
      if (box === null) return;
      // Drawing begins with a box in the middle, for people without a pointer; the drawn one replaces it.
      const { chosen, draft } = work;
      if (chosen?.of === 'person') work.change({ draft: withBoxAt(draft, chosen.index, box), mode: 'look' });
      else work.add({ className: classes[0] ?? '', box, origin: 'person' }, 'look');
    },
    onCancel: () => {
      setDrawn(null);
      work.change({ draft: withoutUntouched(work), chosen: null, mode: 'look' });
    },
  });
  return (
    <Stage ref={stage} width={room.width} height={room.height}>
      <Layer ref={layer} listening={false} imageSmoothingEnabled={placement.scale < SHARP_FROM}>
        <KonvaImage
          image={bitmap}
          x={placement.x}
          y={placement.y}
          width={width * placement.scale}
          height={height * placement.scale}
        />
      </Layer>
      <Layer>
        <BoxShapes
          detections={look.areBoxesShown ? detections : []}
          picture={picture}
          placement={placement}
          room={room}
          work={work}
          drawn={drawn}
        />
      </Layer>
    </Stage>
  );
}

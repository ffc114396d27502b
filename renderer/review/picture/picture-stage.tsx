import type Konva from 'konva';
import { useEffect, useRef } from 'react';
import { Image as KonvaImage, Layer, Stage } from 'react-konva';
import type { Detection } from '../../../preload/contract/models/model.ts';
import type { ReviewItem } from '../../../preload/contract/parts/review.ts';
import { BoxShapes } from '../boxes/box-shapes.tsx';
import type { ItemWork } from '../use-item-work.ts';
import { useDrawing } from './use-drawing.ts';
import { type PictureLook, toneFilter } from './use-picture-look.ts';
import { useStageGestures } from './use-stage-gestures.ts';
import { placementOf, type Room } from './viewport.ts';

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
  const { drawn, ...drawing } = useDrawing(work, classes, placement, picture);
  const filter = toneFilter(look.tone);
  useEffect(() => {
    const canvas = layer.current?.getNativeCanvasElement();
    if (canvas !== undefined) canvas.style.filter = filter;
  }, [filter]);

  useStageGestures(stage, { ...drawing, view: look.view, picture, room, onView: look.setView });
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
          isNameable={classes.length > 0}
          drawn={drawn}
        />
      </Layer>
    </Stage>
  );
}

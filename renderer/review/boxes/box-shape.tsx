import type Konva from 'konva';
import { useEffect, useRef } from 'react';
import { Label, Rect, Tag, Text, Transformer } from 'react-konva';
import type { PixelBox } from '../../../preload/contract/values/geometry.ts';
import { type Placement, type Room, toPicture } from '../picture/viewport.ts';
import { SMALLEST_BOX } from './draft-boxes.ts';

const WHITE = '#ffffff';
/** Invisible but catches the pointer: a selected box moves wherever it is held. */
const NOTHING = 'rgba(0, 0, 0, 0)';
const CHOSEN = '#8fbaf5';
const GROUND = 'rgba(10, 13, 16, 0.85)';
const LABEL_HEIGHT = 22;
/** Wide enough for a gloved finger. */
const HANDLE = 16;

type Props = {
  readonly box: PixelBox;
  readonly label: string;
  readonly placement: Placement;
  readonly room: Room;
  /** Only found by the model. */
  readonly isSuggestion: boolean;
  readonly isChosen: boolean;
  /** Cannot be grabbed now. */
  readonly isIdle: boolean;
  readonly onChoose: () => void;
  readonly onChange: (box: PixelBox) => void;
};

/** One box, white with a dark outline: visible on any image, and not in a verdict colour. */
export function BoxShape({ box, label, placement, room, isSuggestion, isChosen, isIdle, onChoose, onChange }: Props) {
  const edge = useRef<Konva.Rect>(null);
  const handles = useRef<Konva.Transformer>(null);
  useEffect(() => {
    if (isChosen && !isIdle && edge.current !== null) handles.current?.nodes([edge.current]);
  }, [isChosen, isIdle]);
  const frame = {
    x: box.x * placement.scale + placement.x,
    y: box.y * placement.scale + placement.y,
    width: box.width * placement.scale,
    height: box.height * placement.scale,
  };
  const reshape = ({ target }: Konva.KonvaEventObject<unknown>) => {
    target.size({ width: target.width() * target.scaleX(), height: target.height() * target.scaleY() });
    target.scale({ x: 1, y: 1 });
    const corner = toPicture({ x: target.x(), y: target.y() }, placement);
    const [width, height] = [target.width() / placement.scale, target.height() / placement.scale];
    onChange({ space: 'pixel', ...corner, width: Math.round(width), height: Math.round(height) });
  };
  // A model's box becomes the person's when it changes, and is then a different shape: not while it is being held.
  const reshaping = isSuggestion
    ? { onDragEnd: reshape, onTransformEnd: reshape }
    : { onDragMove: reshape, onTransform: reshape };
  const labelY =
    frame.y >= LABEL_HEIGHT ? frame.y - LABEL_HEIGHT : Math.min(frame.y + frame.height, room.height - LABEL_HEIGHT);
  return (
    <>
      <Rect {...frame} stroke="rgba(0, 0, 0, 0.75)" strokeWidth={5} listening={false} />
      <Rect
        ref={edge}
        {...frame}
        stroke={isChosen ? CHOSEN : WHITE}
        strokeWidth={isChosen ? 3 : 2.25}
        hitStrokeWidth={HANDLE}
        {...(isSuggestion && { dash: [8, 6] })}
        {...(isChosen && { fill: NOTHING })}
        listening={!isIdle}
        draggable={!isIdle}
        onMouseDown={onChoose}
        onTouchStart={onChoose}
        {...reshaping}
      />
      {label !== '' && (
        <Label x={Math.max(0, frame.x)} y={Math.max(0, labelY)} listening={false}>
          <Tag fill={GROUND} />
          <Text
            text={label}
            fill={WHITE}
            fontSize={13}
            fontStyle="600"
            fontFamily="Inter, Segoe UI, system-ui, Noto Sans, sans-serif"
            padding={4.5}
          />
        </Label>
      )}
      {isChosen && !isIdle && (
        <Transformer
          ref={handles}
          rotateEnabled={false}
          flipEnabled={false}
          keepRatio={false}
          ignoreStroke
          borderEnabled={false}
          anchorSize={HANDLE}
          anchorCornerRadius={HANDLE / 2}
          anchorFill={CHOSEN}
          anchorStroke="#000000"
          boundBoxFunc={(before, after) =>
            Math.min(after.width, after.height) < SMALLEST_BOX * placement.scale ? before : after
          }
        />
      )}
    </>
  );
}

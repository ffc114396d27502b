import type Konva from 'konva';
import { type RefObject, useEffect, useRef } from 'react';
import { Label, Rect, Tag, Text, Transformer } from 'react-konva';
import type { PixelBox } from '../../../preload/contract/values/geometry.ts';
import type { Placement, Point, Room } from '../picture/viewport.ts';
import { boxOfFrame, frameOf, labelCorner } from './box-frame.ts';
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
  const isHeld = isChosen && !isIdle;
  useEffect(() => {
    if (isHeld && edge.current !== null) handles.current?.nodes([edge.current]);
  }, [isHeld]);
  const frame = frameOf(box, placement);
  const reshape = ({ target }: Konva.KonvaEventObject<unknown>) => {
    target.size({ width: target.width() * target.scaleX(), height: target.height() * target.scaleY() });
    target.scale({ x: 1, y: 1 });
    onChange(boxOfFrame({ ...target.position(), ...target.size() }, placement));
  };
  // A model's box becomes the person's when it changes, and is then a different shape: not while it is being held.
  const reshaping = isSuggestion
    ? { onDragEnd: reshape, onTransformEnd: reshape }
    : { onDragMove: reshape, onTransform: reshape };
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
      {label !== '' && <BoxLabel text={label} {...labelCorner(frame, LABEL_HEIGHT, room)} />}
      {isHeld && <Handles ref={handles} smallest={SMALLEST_BOX * placement.scale} />}
    </>
  );
}

function BoxLabel({ text, x, y }: Point & { readonly text: string }) {
  return (
    <Label x={x} y={y} listening={false}>
      <Tag fill={GROUND} />
      <Text
        text={text}
        fill={WHITE}
        fontSize={13}
        fontStyle="600"
        fontFamily="Inter, Segoe UI, system-ui, Noto Sans, sans-serif"
        padding={4.5}
      />
    </Label>
  );
}

type HandlesProps = {
  readonly ref: RefObject<Konva.Transformer | null>;
  /** The shortest side allowed, in screen pixels. */
  readonly smallest: number;
};

function Handles({ ref, smallest }: HandlesProps) {
  return (
    <Transformer
      ref={ref}
      rotateEnabled={false}
      flipEnabled={false}
      keepRatio={false}
      ignoreStroke
      borderEnabled={false}
      anchorSize={HANDLE}
      anchorCornerRadius={HANDLE / 2}
      anchorFill={CHOSEN}
      anchorStroke="#000000"
      boundBoxFunc={(before, after) => (Math.min(after.width, after.height) < smallest ? before : after)}
    />
  );
}

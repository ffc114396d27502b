import type Konva from 'konva';
import { type RefObject, useEffect, useRef } from 'react';
import type { Size } from '../../../preload/contract/values/geometry.ts';
import { type Gesture, type Hand, NO_HAND, withFingerDown, withFingerMoved, withFingerUp } from './hand.ts';
import { type Point, panned, type Room, type View, zoomedAt } from './viewport.ts';

/** One notch of a wheel is about 100; a touch pad sends many small ones. */
const ZOOM_PER_WHEEL_PIXEL = 0.0015;
export type Gestures = {
  readonly view: View;
  readonly picture: Size;
  readonly room: Room;
  readonly isDrawing: boolean;
  readonly onView: (view: View) => void;
  /** A press on the image outside all boxes. */
  readonly onPress: () => void;
  readonly onDraw: (from: Point, to: Point) => void;
  readonly onDrawn: (from: Point, to: Point) => void;
  /** A second finger came down while drawing. */
  readonly onCancel: () => void;
};

/** Wheel and pinch zoom, drag pans or draws. Gestures that begin on a box are left to the canvas library. Points are screen pixels of the stage. */
export function useStageGestures(stage: RefObject<Konva.Stage | null>, gestures: Gestures): void {
  const latest = useRef(gestures);
  useEffect(() => {
    latest.current = gestures;
  });
  useEffect(() => (stage.current === null ? undefined : listen(stage.current, latest)), [stage]);
}

type Latest = { current: Gestures };

function listen(stage: Konva.Stage, latest: Latest): () => void {
  const area = stage.container();
  let hand = NO_HAND;

  const pointOf = (event: MouseEvent): Point => {
    const { left, top } = area.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const become = ([next, gesture]: readonly [Hand, Gesture]) => {
    hand = next;
    carryOut(gesture, latest);
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const { view, picture, room } = latest.current;
    const factor = Math.exp(-event.deltaY * ZOOM_PER_WHEEL_PIXEL);
    lookAt(zoomedAt(view, factor, pointOf(event), picture, room), latest);
  };
  const down = (event: PointerEvent) => {
    const at = pointOf(event);
    const { isDrawing } = latest.current;
    if (hand.fingers.size === 0 && !isDrawing && stage.getIntersection(at) !== null) return;
    area.setPointerCapture(event.pointerId);
    become(withFingerDown(hand, event.pointerId, at, isDrawing));
  };
  const move = (event: PointerEvent) => become(withFingerMoved(hand, event.pointerId, pointOf(event)));
  const up = (event: PointerEvent) => become(withFingerUp(hand, event.pointerId, pointOf(event)));

  area.addEventListener('wheel', wheel, { passive: false });
  area.addEventListener('pointerdown', down);
  area.addEventListener('pointermove', move);
  area.addEventListener('pointerup', up);
  area.addEventListener('pointercancel', up);
  return () => {
    area.removeEventListener('wheel', wheel);
    area.removeEventListener('pointerdown', down);
    area.removeEventListener('pointermove', move);
    area.removeEventListener('pointerup', up);
    area.removeEventListener('pointercancel', up);
  };
}

function carryOut(gesture: Gesture, latest: Latest): void {
  const { view, picture, room, onPress, onDraw, onDrawn, onCancel } = latest.current;
  switch (gesture.kind) {
    case 'none':
      return;
    case 'press':
      onPress();
      return;
    case 'cancel':
      onCancel();
      return;
    case 'draw':
      onDraw(gesture.from, gesture.to);
      return;
    case 'drawn':
      onDrawn(gesture.from, gesture.to);
      return;
    case 'pan':
      lookAt(panned(view, gesture.by, picture, room), latest);
      return;
    case 'pinch': {
      const slid = panned(view, gesture.by, picture, room);
      lookAt(zoomedAt(slid, gesture.spread, gesture.middle, picture, room), latest);
      return;
    }
    default:
      gesture satisfies never;
  }
}

/** Several fingers can move between two frames: each continues from where the one before left the image. */
function lookAt(view: View, latest: Latest): void {
  latest.current = { ...latest.current, view };
  latest.current.onView(view);
}

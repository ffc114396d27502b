import type Konva from 'konva';
import { type RefObject, useEffect, useRef } from 'react';
import type { Size } from '../../../preload/contract/values/geometry.ts';
import { type Point, panned, type Room, type View, zoomedAt } from './viewport.ts';

/** One notch of a wheel is about 100; a touch pad sends many small ones. */
const ZOOM_PER_WHEEL_PIXEL = 0.0015;
/** Screen pixels a finger may slip during a press without meaning to drag. */
const SLIP = 4;

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

function listen(stage: Konva.Stage, latest: { current: Gestures }): () => void {
  const area = stage.container();
  const fingers = new Map<number, Point>();
  let from: Point | null = null;
  let hasMoved = false;
  let isDrawing = false;

  const pointOf = (event: MouseEvent): Point => {
    const { left, top } = area.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  /** Several fingers can move between two frames: each continues from where the one before left the image. */
  const lookAt = (view: View) => {
    latest.current = { ...latest.current, view };
    latest.current.onView(view);
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const { view, picture, room } = latest.current;
    lookAt(zoomedAt(view, Math.exp(-event.deltaY * ZOOM_PER_WHEEL_PIXEL), pointOf(event), picture, room));
  };
  const down = (event: PointerEvent) => {
    const at = pointOf(event);
    if (fingers.size === 0 && !latest.current.isDrawing && stage.getIntersection(at) !== null) return;
    fingers.set(event.pointerId, at);
    area.setPointerCapture(event.pointerId);
    if (fingers.size > 1) {
      if (isDrawing) latest.current.onCancel();
      isDrawing = false;
      from = null;
      return;
    }
    from = at;
    hasMoved = false;
    isDrawing = latest.current.isDrawing;
  };
  const move = (event: PointerEvent) => {
    const before = fingers.get(event.pointerId);
    if (before === undefined) return;
    const at = pointOf(event);
    const { view, picture, room, onDraw } = latest.current;
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    hasMoved ||= from !== null && Math.hypot(at.x - from.x, at.y - from.y) > SLIP;
    if (other !== undefined) {
      const spread =
        Math.hypot(at.x - other.x, at.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
      const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
      const slid = panned(view, { x: (at.x - before.x) / 2, y: (at.y - before.y) / 2 }, picture, room);
      lookAt(zoomedAt(slid, spread, middle, picture, room));
    } else if (isDrawing && from !== null) onDraw(from, at);
    else if (hasMoved) lookAt(panned(view, { x: at.x - before.x, y: at.y - before.y }, picture, room));
    fingers.set(event.pointerId, at);
  };
  const up = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId) || from === null) return;
    if (isDrawing) latest.current.onDrawn(from, pointOf(event));
    else if (!hasMoved) latest.current.onPress();
    from = null;
    isDrawing = false;
  };

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

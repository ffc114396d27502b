import type { Point } from './viewport.ts';

/** Screen pixels a finger may slip during a press without meaning to drag. */
const SLIP = 4;

/** The fingers on the image (a pressed mouse counts as one) and what they have done since the first came down. Points are screen pixels of the stage. */
export type Hand = {
  readonly fingers: ReadonlyMap<number, Point>;
  /** Where the only finger came down; null once there were two. */
  readonly from: Point | null;
  readonly hasMoved: boolean;
  readonly isDrawing: boolean;
};

export const NO_HAND: Hand = { fingers: new Map(), from: null, hasMoved: false, isDrawing: false };

/** What a change of the hand means. */
export type Gesture =
  | { readonly kind: 'none' | 'press' | 'cancel' }
  | { readonly kind: 'draw' | 'drawn'; readonly from: Point; readonly to: Point }
  | { readonly kind: 'pan'; readonly by: Point }
  /** Two fingers move the image with their midpoint and zoom it by `spread` around that point. */
  | { readonly kind: 'pinch'; readonly by: Point; readonly middle: Point; readonly spread: number };

type Moved = readonly [Hand, Gesture];

const NONE: Gesture = { kind: 'none' };

/** A finger comes down. A second one cancels drawing: two fingers are for looking. */
export function withFingerDown(hand: Hand, finger: number, at: Point, isDrawing: boolean): Moved {
  const fingers = new Map(hand.fingers).set(finger, at);
  if (fingers.size === 1) return [{ fingers, from: at, hasMoved: false, isDrawing }, NONE];
  const gesture: Gesture = hand.isDrawing ? { kind: 'cancel' } : NONE;
  return [{ ...hand, fingers, from: null, isDrawing: false }, gesture];
}

export function withFingerMoved(hand: Hand, finger: number, at: Point): Moved {
  const before = hand.fingers.get(finger);
  if (before === undefined) return [hand, NONE];
  const { from, isDrawing } = hand;
  const hasMoved = hand.hasMoved || (from !== null && apart(at, from) > SLIP);
  const moved: Hand = { ...hand, fingers: new Map(hand.fingers).set(finger, at), hasMoved };
  const by = { x: at.x - before.x, y: at.y - before.y };
  const other = [...hand.fingers].find(([id]) => id !== finger)?.[1];
  if (other !== undefined) return [moved, pinched(before, at, other)];
  if (isDrawing && from !== null) return [moved, { kind: 'draw', from, to: at }];
  return [moved, hasMoved ? { kind: 'pan', by } : NONE];
}

export function withFingerUp(hand: Hand, finger: number, at: Point): Moved {
  if (!hand.fingers.has(finger)) return [hand, NONE];
  const fingers = new Map([...hand.fingers].filter(([id]) => id !== finger));
  const { from, isDrawing, hasMoved } = hand;
  if (from === null) return [{ ...hand, fingers }, NONE];
  const lifted: Hand = { ...hand, fingers, from: null, isDrawing: false };
  if (isDrawing) return [lifted, { kind: 'drawn', from, to: at }];
  return [lifted, hasMoved ? NONE : { kind: 'press' }];
}

function pinched(before: Point, at: Point, other: Point): Gesture {
  return {
    kind: 'pinch',
    by: { x: (at.x - before.x) / 2, y: (at.y - before.y) / 2 },
    middle: { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 },
    spread: apart(at, other) / Math.max(1, apart(before, other)),
  };
}

function apart(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

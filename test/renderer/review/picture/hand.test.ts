import { expect, test } from 'vitest';
import {
  type Gesture,
  type Hand,
  NO_HAND,
  withFingerDown,
  withFingerMoved,
  withFingerUp,
} from '../../../../renderer/review/picture/hand.ts';
import type { Point } from '../../../../renderer/review/picture/viewport.ts';

type Step = readonly ['down' | 'move' | 'up', finger: number, x: number, y: number];

/** What a hand does, step by step, and what each step means; steps that mean nothing are left out. */
function gesturesOf(steps: readonly Step[], isDrawing = false): readonly Gesture[] {
  let hand: Hand = NO_HAND;
  const gestures: Gesture[] = [];
  for (const [kind, finger, x, y] of steps) {
    const at: Point = { x, y };
    const [next, gesture] =
      kind === 'down'
        ? withFingerDown(hand, finger, at, isDrawing)
        : kind === 'move'
          ? withFingerMoved(hand, finger, at)
          : withFingerUp(hand, finger, at);
    hand = next;
    if (gesture.kind !== 'none') gestures.push(gesture);
  }
  return gestures;
}

test('a finger that comes down and up again, slipping a little, has pressed', () => {
  const steps = [
    ['down', 1, 100, 100],
    ['move', 1, 102, 101],
    ['up', 1, 102, 101],
  ] as const;
  expect(gesturesOf(steps)).toEqual([{ kind: 'press' }]);
});

test('a finger that drags moves the picture with it, and has not pressed', () => {
  const steps = [
    ['down', 1, 100, 100],
    ['move', 1, 110, 100],
    ['move', 1, 111, 103],
    ['up', 1, 111, 103],
  ] as const;
  expect(gesturesOf(steps)).toEqual([
    { kind: 'pan', by: { x: 10, y: 0 } },
    { kind: 'pan', by: { x: 1, y: 3 } },
  ]);
});

test('while drawing, a finger draws from where it came down to where it is', () => {
  const steps = [
    ['down', 1, 100, 100],
    ['move', 1, 101, 101],
    ['up', 1, 150, 160],
  ] as const;
  expect(gesturesOf(steps, true)).toEqual([
    { kind: 'draw', from: { x: 100, y: 100 }, to: { x: 101, y: 101 } },
    { kind: 'drawn', from: { x: 100, y: 100 }, to: { x: 150, y: 160 } },
  ]);
});

test('a second finger in the middle of drawing ends it: two fingers look', () => {
  const steps = [
    ['down', 1, 100, 100],
    ['down', 2, 200, 100],
    ['move', 2, 300, 100],
    ['up', 2, 300, 100],
    ['up', 1, 100, 100],
  ] as const;
  expect(gesturesOf(steps, true)).toEqual([
    { kind: 'cancel' },
    { kind: 'pinch', by: { x: 50, y: 0 }, middle: { x: 200, y: 100 }, spread: 2 },
  ]);
});

test('two fingers that slide side by side only move the picture', () => {
  const steps = [
    ['down', 1, 100, 100],
    ['down', 2, 200, 100],
    ['move', 1, 100, 140],
    ['move', 2, 200, 140],
  ] as const;
  const gestures = gesturesOf(steps);
  expect(gestures).toMatchObject([
    { kind: 'pinch', by: { x: 0, y: 20 } },
    { kind: 'pinch', by: { x: 0, y: 20 } },
  ]);
  const spread = gestures.reduce((all, gesture) => all * (gesture.kind === 'pinch' ? gesture.spread : 1), 1);
  expect(spread).toBeCloseTo(1);
});

test('after a pinch the finger that stays has not pressed and goes on moving nothing by itself', () => {
  const steps = [
    ['down', 1, 100, 100],
    ['down', 2, 200, 100],
    ['up', 2, 200, 100],
    ['move', 1, 130, 100],
    ['up', 1, 130, 100],
  ] as const;
  expect(gesturesOf(steps)).toEqual([]);
});

test('a finger that came down elsewhere means nothing here', () => {
  const steps = [
    ['move', 7, 100, 100],
    ['up', 7, 100, 100],
  ] as const;
  expect(gesturesOf(steps)).toEqual([]);
});

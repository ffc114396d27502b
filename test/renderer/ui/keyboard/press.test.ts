import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DOUBLE_PRESS_MS, isMeantFor } from '../../../../renderer/review/answer/meant-press.ts';
import { createHeldKeys, type Press } from '../../../../renderer/ui/keyboard/press.ts';

test('a held key is one press, whether the system marks its repetitions or not', () => {
  const keys = createHeldKeys();
  expect(keys.down('Space', false, 0)).toBe(true);
  expect(keys.down('Space', true, 500)).toBe(false);
  for (let at = 530; at < 3_000; at += 33) expect(keys.down('Space', false, at)).toBe(false);
  keys.up('Space');
  expect(keys.down('Space', false, 3_010)).toBe(true);
});

test('a key whose release was lost works again after a moment', () => {
  const keys = createHeldKeys();
  keys.down('KeyP', false, 0);
  expect(keys.down('KeyP', false, 1_500)).toBe(true);
  keys.forget();
  expect(keys.down('KeyP', false, 1_600)).toBe(true);
});

test('within the shortest look, one press of a kind is accepted, and none for a part that has just appeared', () => {
  const minLookMs = 150;
  const presses = fc.array(
    fc.record({
      after: fc.nat(400),
      paintAfter: fc.nat(120),
      clicks: fc.integer({ min: 1, max: 3 }),
      from: fc.constantFrom('P', 'F'),
      // Some presses only begin an answer: the part stays.
      isAnswer: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(presses, (made) => {
      const taken: { press: Press; paintedAt: number }[] = [];
      let [now, paintedAt, pressed]: [number, number, Press | null] = [1_000, 0, null];
      for (const { after, paintAfter, clicks, from, isAnswer } of made) {
        now += after;
        const press = { at: now, clicks, from };
        if (!isMeantFor({ paintedAt: now < paintedAt ? null : paintedAt, pressed }, press, minLookMs)) continue;
        taken.push({ press, paintedAt });
        pressed = press;
        if (isAnswer) paintedAt = now + paintAfter;
      }
      for (const [index, { press, paintedAt: shown }] of taken.entries()) {
        expect(press.clicks).toBe(1);
        expect(press.at - shown).toBeGreaterThanOrEqual(minLookMs);
        const before = taken[index - 1]?.press;
        if (before?.from !== press.from) continue;
        const isForAnother = before.at < shown;
        expect(press.at - before.at).toBeGreaterThanOrEqual(isForAnother ? DOUBLE_PRESS_MS : minLookMs);
      }
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ending } from '../../../../main/engine/ingest/ending/byte-source.ts';
import type { Observation } from '../../../../main/engine/ingest/watching/observation.ts';
import { isDue, judge, lookAgain, type Settling, settleRule } from '../../../../main/engine/ingest/watching/settle.ts';

const RULE = settleRule(1000);
const WHOLE = { kind: 'whole', isBlank: false };
const written = (sizeBytes: number, atNs = 5n): Observation => ({
  sizeBytes,
  modifiedNs: atNs,
  changedNs: atNs,
  inode: 7n,
});
const evidence = (ending: Ending, wasMovedIn = false) => ({ ending, wasMovedIn });

const endingArbitrary = fc.constantFrom<Ending>('present', 'unproven', 'blank', 'absent');
const observationArbitrary = fc.record({
  sizeBytes: fc.integer({ min: 0, max: 3 }),
  modifiedNs: fc.bigInt({ min: 0n, max: 3n }),
  changedNs: fc.bigInt({ min: 0n, max: 3n }),
  inode: fc.bigInt({ min: 1n, max: 2n }),
});
const ruleArbitrary = fc.integer({ min: 0, max: 20_000 }).map(settleRule);

test('a complete file that was renamed into place is taken at first sight', () => {
  const file = lookAgain(undefined, written(100), 0);
  expect(judge(file, evidence('present', true), RULE, 0)).toEqual(WHOLE);
  const renamed = lookAgain(undefined, { ...written(100), changedNs: 6n }, 0);
  expect(judge(renamed, evidence('present'), RULE, 0)).toEqual(WHOLE);
});

test('a file written in place has to stay unchanged even when its end is there', () => {
  const file = lookAgain(undefined, written(100), 0);
  expect(judge(file, evidence('present'), RULE, 0)).toEqual({ kind: 'wait', untilMs: 1000 });
  expect(judge(file, evidence('present'), RULE, 999)).toEqual({ kind: 'wait', untilMs: 1000 });
  expect(judge(file, evidence('present'), RULE, 1000)).toEqual(WHOLE);
});

test('a file whose end never comes is taken after ten times that time, or five seconds', () => {
  const file = lookAgain(undefined, written(100), 0);
  expect(judge(file, evidence('absent', true), RULE, 1000)).toEqual({ kind: 'wait', untilMs: 10_000 });
  expect(judge(file, evidence('absent', true), RULE, 10_000)).toEqual(WHOLE);
  expect(settleRule(20).giveUpMs).toBe(5000);
});

test('an empty rest is waited for longer, and then given up, whatever can be read of it', () => {
  const file = lookAgain(undefined, written(100), 0);
  expect(judge(file, evidence('blank'), RULE, 10_000)).toEqual({ kind: 'wait', untilMs: 20_000 });
  expect(judge(file, evidence('blank'), RULE, 20_000)).toEqual({ kind: 'whole', isBlank: true });
});

test('an image that is black at its end is complete if it was renamed into place and stayed unchanged', () => {
  const file = lookAgain(undefined, written(100), 0);
  expect(judge(file, evidence('blank', true), RULE, 0)).toEqual({ kind: 'wait', untilMs: 1000 });
  expect(judge(file, evidence('blank', true), RULE, 1000)).toEqual(WHOLE);
  const unheard = lookAgain(undefined, { ...written(100), changedNs: 6n }, 0);
  expect(judge(unheard, evidence('blank'), RULE, 1000)).toEqual({ kind: 'wait', untilMs: 10_000 });
  expect(judge(unheard, evidence('blank'), RULE, 10_000)).toEqual(WHOLE);
});

test('a file without a single byte does not count as renamed into place', () => {
  const file = lookAgain(undefined, written(0), 0);
  expect(judge(file, evidence('blank', true), RULE, 5000)).toEqual({ kind: 'wait', untilMs: 20_000 });
});

test('a write restarts the wait, a rename or a change of permissions does not', () => {
  const first = lookAgain(undefined, written(100), 0);
  expect(lookAgain(first, written(101), 700).stillSinceMs).toBe(700);
  expect(lookAgain(first, written(100, 6n), 700).stillSinceMs).toBe(700);
  expect(lookAgain(first, { ...written(100), changedNs: 9n }, 700).stillSinceMs).toBe(0);
  expect(lookAgain(first, { ...written(100), inode: 8n }, 700).stillSinceMs).toBe(700);
});

test('nothing is complete before it has stayed unchanged, unless it was renamed into place with its end', () => {
  const looks = fc.array(fc.tuple(observationArbitrary, fc.nat(5000), endingArbitrary, fc.boolean()), { minLength: 1 });
  fc.assert(
    fc.property(looks, ruleArbitrary, (steps, rule) => {
      let nowMs = 0;
      let file: Settling | undefined;
      let stillMs = 0;
      for (const [seen, passedMs, ending, wasMovedIn] of steps) {
        nowMs += passedMs;
        const isSame =
          file?.seen.sizeBytes === seen.sizeBytes &&
          file.seen.modifiedNs === seen.modifiedNs &&
          file.seen.inode === seen.inode;
        stillMs = isSame ? stillMs + passedMs : 0;
        file = lookAgain(file, seen, nowMs);
        const isWhole = judge(file, { ending, wasMovedIn }, rule, nowMs).kind === 'whole';
        const isInPlace = wasMovedIn || seen.changedNs > seen.modifiedNs;
        if (isWhole && stillMs < rule.settleMs) expect([ending, isInPlace]).toEqual(['present', true]);
        if (isWhole && ending === 'absent') expect(stillMs).toBeGreaterThanOrEqual(rule.giveUpMs);
        if (isWhole && ending === 'blank' && !isInPlace) expect(stillMs).toBeGreaterThanOrEqual(rule.blankMs);
      }
    }),
  );
});

test('a file that stays unchanged is always taken in the end, by checking only when told to', () => {
  fc.assert(
    fc.property(
      observationArbitrary,
      ruleArbitrary,
      endingArbitrary,
      fc.boolean(),
      (seen, rule, ending, wasMovedIn) => {
        let nowMs = 0;
        for (let look = 0; look < 4; look++) {
          const file = lookAgain({ seen, firstSeenMs: 0, stillSinceMs: 0 }, seen, nowMs);
          if (!isDue(file, wasMovedIn, rule, nowMs)) {
            nowMs = file.stillSinceMs + rule.settleMs;
            continue;
          }
          const judgement = judge(file, { ending, wasMovedIn }, rule, nowMs);
          if (judgement.kind === 'whole') return;
          expect(judgement.untilMs).toBeGreaterThan(nowMs);
          nowMs = judgement.untilMs;
        }
        expect.fail('never taken');
      },
    ),
  );
});

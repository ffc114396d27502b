import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letsGo } from '../../../main/domain/line/line-told.ts';
import { guardedRoute } from '../../../main/domain/rollout/guarded-route.ts';
import { undeterminedBy } from '../../../main/domain/verdict/decide.ts';
import { route } from '../../../main/domain/verdict/route.ts';
import type { Verdict } from '../../../preload/contract/parts/inspection.ts';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';

const limits = { className: 'crack', rejectAt: 0.6 };
const verdicts = fc.constantFrom<Verdict>(
  { kind: 'pass', reasons: [{ code: 'all-clear' }] },
  { kind: 'fail', reasons: [{ code: 'defect', ...limits, score: 0.9 }] },
  { kind: 'undetermined', reasons: [{ code: 'unsure', ...limits, score: 0.4, clearBelow: 0.25 }] },
  undeterminedBy({ code: 'model-missing' }),
  undeterminedBy({ code: 'image-unreadable', why: 'damaged', figures: {} }),
);
const levels = fc.constantFrom('manual', 'shadow', 'assist', 'partial', 'full');
const draw = fc.double({ min: 0, max: 0.999, noNaN: true });

const alone = (champion: Verdict, level: Parameters<typeof route>[1], drawn: number) =>
  route(champion, level, DEFAULT_RECIPE_BODY, drawn);

test('whatever the challenger says, no part goes that the champion alone would have kept, and none from a fault', () => {
  fc.assert(
    fc.property(verdicts, verdicts, levels, draw, (champion, challenger, level, drawn) => {
      const own = alone(champion, level, drawn);
      const both = guardedRoute(own, champion, challenger, level);
      if (letsGo(both.signal)) expect(letsGo(own.signal)).toBe(true);
      if (own.signal === 'FAIL' || own.signal === 'ERROR') expect(both.signal).toBe(own.signal);
      if (challenger.reasons.some(({ code }) => code === 'fault')) expect(letsGo(both.signal)).toBe(false);
    }),
  );
});

test('where both say the same the part goes as the champion alone would send it; where they differ a person settles it blind', () => {
  fc.assert(
    fc.property(verdicts, verdicts, levels, draw, (champion, challenger, level, drawn) => {
      const own = alone(champion, level, drawn);
      const both = guardedRoute(own, champion, challenger, level);
      const isFaulty = challenger.reasons.some(({ code }) => code === 'fault');
      if (champion.kind === challenger.kind && !isFaulty) expect(both).toEqual(own);
      else if (own.signal !== 'ERROR') expect(both).toMatchObject({ ask: 'discordant', isBlind: true });
    }),
  );
});

test.each([
  ['pass', 'fail', 'FAIL'],
  ['fail', 'pass', 'FAIL'],
  ['pass', 'undetermined', 'HOLD'],
  ['undetermined', 'pass', 'HOLD'],
  ['undetermined', 'fail', 'FAIL'],
  ['fail', 'undetermined', 'FAIL'],
] as const)('champion %s and challenger %s: the line is told %s', (champion, challenger, signal) => {
  const all = fc.sample(verdicts, { numRuns: 200, seed: 1 });
  const find = (kind: Verdict['kind']) =>
    all.find((verdict) => verdict.kind === kind && verdict.reasons.every(({ code }) => code !== 'fault'));
  const [one, other] = [find(champion), find(challenger)];
  if (one === undefined || other === undefined) throw new Error('no such verdict');
  expect(guardedRoute(alone(one, 'partial', 0.9), one, other, 'partial').signal).toBe(signal);
});

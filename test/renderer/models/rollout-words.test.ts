import { expect, test } from 'vitest';
import { ROLLOUT_BEGUN } from '../../../main/domain/rollout/advance-rollout.ts';
import type { Rollout, StruckPart } from '../../../preload/contract/models/rollout.ts';
import { DEFAULT_ROLLOUT_PLAN } from '../../../preload/contract/models/rollout-plan.ts';
import {
  inspectionIdSchema,
  recipeIdSchema,
  rolloutIdSchema,
  sha256Schema,
} from '../../../preload/contract/values/units.ts';
import { formatFor } from '../../../preload/words/format.ts';
import { createI18n } from '../../../renderer/i18n/create-i18n.ts';
import {
  causeClause,
  evidenceWords,
  pairError,
  planSteps,
  rolloutHeading,
  standSentence,
} from '../../../renderer/models/rollout/rollout-words.ts';
import { faults } from '../../support/one-of-each-fault.ts';

const FAULT = faults['model-refused'];
const english = formatFor('en');
const { t } = createI18n('en');

function rollout(state: Partial<Rollout['state']>, needs: Partial<Rollout['needs']>): Rollout {
  const none = { escapes: 0, overkill: 0 };
  return {
    id: rolloutIdSchema.parse(1),
    recipeId: recipeIdSchema.parse(1),
    recipeName: 'Phones',
    champion: sha256Schema.parse('a'.repeat(64)),
    championName: 'glass 1',
    challenger: sha256Schema.parse('b'.repeat(64)),
    challengerName: 'glass 2',
    plan: DEFAULT_ROLLOUT_PLAN,
    state: { ...ROLLOUT_BEGUN, ...state },
    isPromoted: false,
    needs: { parts: 0, pairs: 0, safety: false, ...needs },
    ...{ harm: none, harmLimits: none, safety: none, safetyLimit: 3 },
    ...{ isOn: true, beganAt: 0, seenAt: null },
  };
}

test('a step counts settled disagreements against as many as it needs, not against all there are', () => {
  const waiting = rollout({ atStep: { parts: 600, disagreements: 40, settled: 4 } }, { pairs: 6 });
  expect(standSentence(waiting, t, english)).toBe('Waiting: 4 of 10 disagreements settled.');
});

test.each([
  [0, 'Waiting: 20 of 500 parts in shadow.'],
  [2, 'Waiting: 20 of 40 parts at 2%.'],
  [6, 'Waiting: 20 of 1,000 parts as champion.'],
] as const)('at step %d the sentence says where the parts are counted', (step, sentence) => {
  const waiting = rollout({ step, atStep: { parts: 20, disagreements: 0, settled: 0 } }, { parts: 20 });
  expect(standSentence({ ...waiting, isPromoted: step === 6 }, t, english)).toBe(sentence);
});

test('a step that drift holds up does not wait for an engineer, and says when it continues', () => {
  const held = rollout({ status: 'frozen', cause: { code: 'drift' } }, {});
  expect(standSentence(held, t, english)).toMatch(/^This step waits: the control chart .* continues automatically/);
});

test('a pair says which model passed a bad part or failed a good one', () => {
  const differing = { champion: 'fail', challenger: 'pass' } as const;
  expect(pairError({ ...differing, truth: 'bad' })).toEqual({ side: 'challenger', error: 'escapes' });
  expect(pairError({ ...differing, truth: 'good' })).toEqual({ side: 'champion', error: 'overkill' });
  expect(pairError({ champion: 'undetermined', challenger: 'pass', truth: 'good' })).toBeNull();
  expect(pairError({ ...differing, truth: 'open' })).toBeNull();
});

test.each([
  ['running', 'glass 2 takes over from glass 1'],
  ['settled', 'glass 2 took over from glass 1'],
  ['rolled-back', 'glass 2 did not replace glass 1'],
  ['stopped', 'glass 2 did not replace glass 1'],
] as const)('a roll-out that is %s is named by how far it got', (status, heading) => {
  expect(rolloutHeading(rollout({ status }, {}), t)).toBe(heading);
});

test('the form names the steps of the plan as they are', () => {
  expect(planSteps(DEFAULT_ROLLOUT_PLAN, t, english)).toBe('shadow → 1% → 2% → 5% → 20% → 50% → all');
  const [, ...withoutShadow] = DEFAULT_ROLLOUT_PLAN.steps;
  expect(planSteps({ ...DEFAULT_ROLLOUT_PLAN, steps: withoutShadow }, t, english)).not.toContain('shadow');
});

test('a step that waits for several things names all of them', () => {
  const waiting = rollout({ atStep: { parts: 20, disagreements: 0, settled: 0 } }, { parts: 480, safety: true });
  expect(standSentence(waiting, t, english)).toBe(
    'Waiting: 20 of 500 parts in shadow; proof that it is less than 1% worse.',
  );
});

test('while the previous champion is not back, model and recipe are named', () => {
  const owing = rollout({ status: 'rolled-back', owes: 'return', cause: { code: 'person' } }, {});
  expect(standSentence(owing, t, english)).toBe(
    'glass 2 was rolled back, but the previous champion of Phones is not back yet. Until it is, people decide. If this message stays, choose a champion.',
  );
});

test.each([
  ['en', 20, '> 1,000,000'],
  ['en', -20, '< 0.01'],
  ['es', 20, '> 1.000.000'],
  ['es', -20, '< 0,01'],
] as const)('in %s, evidence with the logarithm %d is written as "%s"', (language, log, words) => {
  expect(evidenceWords(log, formatFor(language))).toBe(words);
});

test('a strike names its part, where it is known', () => {
  const struck = (part: StruckPart | null) => causeClause({ code: 'strike', fault: FAULT, part }, t, english);
  expect(struck({ id: inspectionIdSchema.parse(7), name: 'SN7' })).toMatch(/^it failed on part SN7\. /);
  expect(struck(null)).toMatch(/^it failed on a part\. /);
});

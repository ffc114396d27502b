import { expect } from 'vitest';
import { z } from 'zod';
import { judgingSettings } from '../../../main/domain/rollout/judging-settings.ts';
import { addTallies, NO_TALLY, pairTally } from '../../../main/domain/rollout/pair-tally.ts';
import { parseRow, type ReadDb } from '../../../main/engine/store/handles.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import type { InspectionRecord } from '../../../main/engine/store/recording/shot-record.ts';
import { addRollout, rolloutOf } from '../../../main/engine/store/rollout/rollouts.ts';
import type { VerdictPair } from '../../../preload/contract/models/rollout.ts';
import { type RolloutArm, rolloutArmSchema } from '../../../preload/contract/models/rollout-arm.ts';
import { DEFAULT_ROLLOUT_PLAN, type RolloutPlan } from '../../../preload/contract/models/rollout-plan.ts';
import { type VerdictKind, verdictKindSchema } from '../../../preload/contract/parts/inspection.ts';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { type InspectionId, type RolloutId, rolloutIdSchema } from '../../../preload/contract/values/units.ts';
import { addTestLane } from '../lines/test-lane.ts';
import { addTestModels } from '../models/registered-models.ts';
import { inspectionRecord, type RecordPlace } from './records.ts';

/** A plan whose steps a test can complete. */
export const SHORT_PLAN: RolloutPlan = {
  ...DEFAULT_ROLLOUT_PLAN,
  steps: [
    { share: 0, parts: 20, pairs: 2 },
    { share: 0.1, parts: 10, pairs: 2 },
    { share: 0.5, parts: 10, pairs: 2 },
  ],
  watchParts: 15,
  margin: 0.15,
};

/** A lane with a champion, and a roll-out of a challenger that has just begun. */
export function rolledOutLane(store: Store, at: number, plan: RolloutPlan = SHORT_PLAN) {
  const [champion = '', challenger = ''] = addTestModels(store, at, ['1', '2']);
  const body = { ...DEFAULT_RECIPE_BODY, modelSha256: champion };
  const place = addTestLane(store, at, body);
  const id = addRollout(store.write, { name: 'Eva', personId: null }, at, {
    recipeId: place.recipeId,
    champion,
    challenger,
    salt: new Uint8Array(16),
    plan,
    judging: judgingSettings(body),
    despite: [],
    reason: 'It finds more',
  });
  if (id === null) throw new Error('A roll-out was on already');
  return { champion, challenger, place, id, record: rolledOutRecords({ id, champion, challenger }, place) };
}

/** Records of parts that both models looked at. */
export function rolledOutRecords(
  {
    id: rolloutId,
    champion,
    challenger,
  }: { readonly id: RolloutId; readonly champion: string; readonly challenger: string },
  place: RecordPlace,
) {
  return (
    name: string,
    pair: VerdictPair,
    arm: RolloutArm = 'canary',
    drawnIn: number | null = null,
  ): InspectionRecord =>
    inspectionRecord(place, name, {
      modelSha256: champion,
      verdict: verdictOf(pair.champion),
      signal: signalOf(pair),
      rollout: {
        rolloutId,
        ...{ arm, drawnIn },
        challenger: {
          modelSha256: challenger,
          look: { verdict: verdictOf(pair.challenger), detections: [], lookedAt: place.at + 60, lookMs: 30 },
        },
      },
    });
}

const SIGNALS = { pass: 'PASS', undetermined: 'HOLD', fail: 'FAIL' } as const;

function signalOf({ champion, challenger }: VerdictPair) {
  const order = ['fail', 'undetermined', 'pass'] as const;
  return SIGNALS[order.find((verdict) => verdict === champion || verdict === challenger) ?? 'fail'];
}

function verdictOf(kind: VerdictKind): InspectionRecord['verdict'] {
  const limits = { className: 'crack', rejectAt: 0.6 };
  if (kind === 'pass') return { kind, reasons: [{ code: 'all-clear' }] };
  if (kind === 'fail') return { kind, reasons: [{ code: 'defect', ...limits, score: 0.9 }] };
  return { kind, reasons: [{ code: 'unsure', ...limits, score: 0.4, clearBelow: 0.25 }] };
}

const partSchema = z.object({ rolloutId: rolloutIdSchema, step: z.number().int(), arm: rolloutArmSchema });
type RolloutPart = Readonly<z.output<typeof partSchema>>;

/** Which way a part went, if a roll-out was running. */
export function rolloutPartOf(db: ReadDb, inspectionId: InspectionId): RolloutPart | null {
  const row = db.get(
    'SELECT rollout_id AS rolloutId, step, arm FROM rollout_part WHERE inspection_id = @inspectionId',
    { inspectionId },
  );
  return parseRow(partSchema, row);
}

const pairSchema = z.object({
  champion: verdictKindSchema,
  challenger: verdictKindSchema,
  truth: z.enum(['good', 'bad', 'open']),
  isInShadow: z.number().transform(Boolean),
});
const armsSchema = z.object({ arm: rolloutArmSchema, parts: z.number() });

/** Checks that the figures of the roll-out equal a fresh count of its parts and pairs. */
export function expectRolloutAddsUp(db: ReadDb, id: RolloutId): void {
  const state = rolloutOf(db, id)?.state;
  const pairs = db
    .all('SELECT champion, challenger, truth, is_in_shadow AS isInShadow FROM rollout_pair WHERE rollout_id = @id', {
      id,
    })
    .map((row) => pairSchema.parse(row));
  const differing = pairs.reduce(
    (sum, { truth, isInShadow, ...pair }) => addTallies(sum, pairTally(pair, truth, isInShadow)),
    NO_TALLY,
  );
  const looked = db.get(
    `SELECT count(*) AS looked FROM shadow_verdict v JOIN rollout r ON r.id = @id AND r.challenger_id = v.model_id`,
    { id },
  );
  expect(state?.tally).toEqual({ ...differing, ...z.object({ looked: z.number() }).parse(looked) });
  const arms = db
    .all('SELECT arm, count(*) AS parts FROM rollout_part WHERE rollout_id = @id AND step = @step GROUP BY arm', {
      id,
      step: state?.step ?? 0,
    })
    .map((row) => armsSchema.parse(row));
  const of = (arm: RolloutArm) => arms.find((each) => each.arm === arm)?.parts ?? 0;
  if ((state?.step ?? 0) > 0) {
    expect(state?.shares).toMatchObject({ parts: of('canary') + of('champion'), canary: of('canary') });
  }
}

import { z } from 'zod';
import type { VerdictPair } from '../../../../preload/contract/models/rollout.ts';
import type { RolloutArm } from '../../../../preload/contract/models/rollout-arm.ts';
import { verdictKindSchema } from '../../../../preload/contract/parts/inspection.ts';
import {
  type InspectionId,
  type Instant,
  inspectionIdSchema,
  type RolloutId,
  rolloutIdSchema,
} from '../../../../preload/contract/values/units.ts';
import { countsForStep } from '../../../domain/rollout/advance-rollout.ts';
import type { PairTruth } from '../../../domain/rollout/pair-tally.ts';
import { parseRow, parseRows, type ReadDb, type WriteDb } from '../handles.ts';
import { ANSWER, IS_WAITING } from '../parts/known-answer.ts';
import { insertReviewItem } from '../review/review-items.ts';
import { hasComeBefore } from './rollout-parts.ts';
import { rolloutOf } from './rollouts.ts';
import { tellRollout } from './tell-rollout.ts';

const idRowSchema = z.object({ id: inspectionIdSchema });
const waitingRowSchema = z.object({ waiting: z.number() });

/** Disagreements of one roll-out that wait for people at a time: more would only delay other parts without settling anything sooner. */
const MOST_WAITING = 40;

export type LookedAtByBoth = {
  readonly inspectionId: InspectionId;
  readonly pair: VerdictPair;
  readonly arm: RolloutArm;
  readonly at: Instant;
};

/**
 * Both models have looked at a part. If they differ, a person is asked, blind. A part that has come before is no further evidence: nothing
 * happens. Call within the transaction of the look.
 */
export function addRolloutLook(db: WriteDb, rolloutId: RolloutId, look: LookedAtByBoth): void {
  const { inspectionId, pair, arm, at } = look;
  const row = rolloutOf(db, rolloutId);
  if (row === null || !row.isOn || hasComeBefore(db, rolloutId, inspectionId, 'on-its-lane')) return;
  const differs = pair.champion !== pair.challenger;
  const isInShadow = arm === 'champion';
  const truth = differs ? truthOf(db, inspectionId) : 'open';
  const isOfStep = countsForStep(row.state, row.plan, { arm, step: stepOfPart(db, rolloutId, inspectionId) });
  if (differs) {
    const step = isOfStep ? row.state.step : null;
    db.run(
      `INSERT INTO rollout_pair (rollout_id, inspection_id, champion, challenger, step, truth, is_in_shadow)
       VALUES (@rolloutId, @inspectionId, @champion, @challenger, @step, @truth, @isInShadow)`,
      { rolloutId, inspectionId, ...pair, step, truth, isInShadow: isInShadow ? 1 : 0 },
    );
  }
  tellRollout(db, rolloutId, { kind: 'looked', pair, truth, isInShadow, isOfStep }, { at });
  if (differs) sendOpenPairs(db, rolloutId, at);
}

const partSchema = z.object({ step: z.number().int() });

function stepOfPart(db: ReadDb, rolloutId: RolloutId, inspectionId: InspectionId): number | null {
  const row = db.get('SELECT step FROM rollout_part WHERE inspection_id = @inspectionId AND rollout_id = @rolloutId', {
    inspectionId,
    rolloutId,
  });
  return parseRow(partSchema, row)?.step ?? null;
}

const pairSchema = z.object({
  rolloutId: rolloutIdSchema,
  champion: verdictKindSchema,
  challenger: verdictKindSchema,
  step: z.number().int().nullable(),
  truth: z.enum(['good', 'bad', 'open']),
  isInShadow: z.number().transform(Boolean),
});

/** The answers to a part have changed: tells the roll-outs whose models differ on it. Call within the transaction of the answer. */
export function settleRolloutPairs(db: WriteDb, inspectionId: InspectionId, at: Instant): void {
  const rows = db.all(
    `SELECT p.rollout_id AS rolloutId, p.champion, p.challenger, p.step, p.truth, p.is_in_shadow AS isInShadow
     FROM rollout_pair p
     JOIN rollout r ON r.id = p.rollout_id AND r.is_on = 1 WHERE p.inspection_id = @inspectionId`,
    { inspectionId },
  );
  for (const { rolloutId, step, truth: from, isInShadow, ...pair } of parseRows(pairSchema, rows)) {
    const to = truthOf(db, inspectionId);
    if (to === from) continue;
    db.run('UPDATE rollout_pair SET truth = @to WHERE rollout_id = @rolloutId AND inspection_id = @inspectionId', {
      to,
      rolloutId,
      inspectionId,
    });
    const isOfStep = step !== null && step === rolloutOf(db, rolloutId)?.state.step;
    tellRollout(db, rolloutId, { kind: 'settled', pair, from, to, isInShadow, isOfStep }, { at });
  }
}

const answerSchema = z.object({ isBad: z.number().nullable(), isBlind: z.number(), verdict: verdictKindSchema });

/**
 * What is known about a part. Only a person who did not see the deciding model's verdict, or saw that it was undetermined, can judge two models:
 * people lean towards what they are shown.
 */
function truthOf(db: ReadDb, inspectionId: InspectionId): PairTruth {
  const row = db.get(
    `SELECT json_extract(answer, '$[0]') AS isBad, ifnull(json_extract(answer, '$[2]'), 0) AS isBlind, verdict
     FROM (SELECT ${ANSWER} AS answer, i.verdict FROM inspection i WHERE i.id = @inspectionId)`,
    { inspectionId },
  );
  const answer = parseRow(answerSchema, row);
  if (answer === null || answer.isBad === null) return 'open';
  if (answer.isBlind === 0 && answer.verdict !== 'undetermined') return 'open';
  return answer.isBad === 1 ? 'bad' : 'good';
}

/** Queues for blind review the oldest disagreements that nobody has reviewed, up to the number that may wait at a time. Returns how many. */
export function sendOpenPairs(db: WriteDb, rolloutId: RolloutId, at: Instant): number {
  const room = MOST_WAITING - waitingPairs(db, rolloutId);
  if (room <= 0) return 0;
  const rows = db.all(
    `SELECT i.id FROM rollout_pair p JOIN inspection i ON i.id = p.inspection_id
     WHERE p.rollout_id = @rolloutId AND p.truth = 'open' AND ${ANSWER} IS NULL AND NOT ${IS_WAITING}
     ORDER BY i.id LIMIT @room`,
    { rolloutId, room },
  );
  const parts = parseRows(idRowSchema, rows);
  for (const { id } of parts) insertReviewItem(db, id, { ask: 'discordant', isBlind: true, dueAt: null }, at);
  return parts.length;
}

function waitingPairs(db: ReadDb, rolloutId: RolloutId): number {
  const row = db.get(
    `SELECT count(*) AS waiting FROM rollout_pair p JOIN inspection i ON i.id = p.inspection_id
     WHERE p.rollout_id = @rolloutId AND p.truth = 'open' AND ${IS_WAITING}`,
    { rolloutId },
  );
  return parseRow(waitingRowSchema, row)?.waiting ?? 0;
}

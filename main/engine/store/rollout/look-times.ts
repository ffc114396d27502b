import { z } from 'zod';
import type { RolloutArm } from '../../../../preload/contract/models/rollout-arm.ts';
import type { RolloutId } from '../../../../preload/contract/values/units.ts';
import { quantile } from '../../../domain/statistics/quantile.ts';
import { parseRows, type ReadDb } from '../handles.ts';
import type { RolloutRow } from './rollouts.ts';

/** Newest parts of the canary whose times are compared: few enough to be read after each part. */
const NEWEST = 200;

const timesSchema = z.object({ challengerMs: z.number(), championMs: z.number() });

export type LookTimes = {
  readonly looks: number;
  readonly challengerMs: number;
  readonly championMs: number;
  /** Of these looks, side by side: those that took the challenger more than the plan's `slowdown` times as long as the champion, and the other way round. */
  readonly slower: number;
  readonly faster: number;
};

/** How long the models of the line took for a part that one of them decided. */
const OWN_MS = '(ifnull(i.prepare_us, 0) + i.detect_us + ifnull(i.read_us, 0)) / 1000.0';

/**
 * 95th percentiles of both models’ inspection times on the line, over the newest parts in which the challenger had a say, in milliseconds;
 * `null` without any. Where it decides alone, the champion’s are over the newest parts that it decided: its times in shadow differ.
 */
export function rolloutLookTimes(db: ReadDb, { id, plan }: Pick<RolloutRow, 'id' | 'plan'>): LookTimes | null {
  const { challenger, champion } = plan.mode === 'plain' ? timesApart(db, id) : timesTogether(db, id);
  return ofTimes(challenger, champion, plan.slowdown);
}

type BothTimes = { readonly challenger: readonly number[]; readonly champion: readonly number[] };

function timesTogether(db: ReadDb, id: RolloutId): BothTimes {
  const rows = db.all(
    `SELECT v.look_us / 1000.0 AS challengerMs, ${OWN_MS} AS championMs
     FROM (SELECT inspection_id FROM rollout_part WHERE rollout_id = @id AND arm = 'canary'
       ORDER BY inspection_id DESC LIMIT ${NEWEST}) p
     JOIN inspection i ON i.id = p.inspection_id AND i.detect_us IS NOT NULL
     JOIN rollout r ON r.id = @id
     JOIN shadow_verdict v ON v.inspection_id = i.id AND v.model_id = r.challenger_id AND v.fault_code IS NULL`,
    { id },
  );
  const times = parseRows(timesSchema, rows);
  return {
    challenger: times.map(({ challengerMs }) => challengerMs),
    champion: times.map(({ championMs }) => championMs),
  };
}

const ownSchema = z.object({ ms: z.number() });

function timesApart(db: ReadDb, id: RolloutId): BothTimes {
  const timesOf = (arm: RolloutArm, decider: 'challenger_id' | 'champion_id') => {
    const rows = db.all(
      `SELECT ${OWN_MS} AS ms FROM (SELECT inspection_id FROM rollout_part WHERE rollout_id = @id AND arm = @arm
         ORDER BY inspection_id DESC LIMIT ${NEWEST}) p
       JOIN inspection i ON i.id = p.inspection_id AND i.detect_us IS NOT NULL
       JOIN rollout r ON r.id = @id AND r.${decider} = i.model_id`,
      { id, arm },
    );
    return parseRows(ownSchema, rows).map(({ ms }) => ms);
  };
  return { challenger: timesOf('canary', 'challenger_id'), champion: timesOf('champion', 'champion_id') };
}

function ofTimes(challenger: readonly number[], champion: readonly number[], slowdown: number): LookTimes | null {
  if (challenger.length === 0 || champion.length === 0) return null;
  const p95 = (of: readonly number[]) =>
    quantile(
      of.toSorted((a, b) => a - b),
      0.95,
    );
  const looks = Math.min(challenger.length, champion.length);
  const exceeds = (of: readonly number[], others: readonly number[]) =>
    of.slice(0, looks).filter((ms, at) => ms > slowdown * (others[at] ?? Infinity)).length;
  return {
    looks,
    challengerMs: p95(challenger),
    championMs: p95(champion),
    slower: exceeds(challenger, champion),
    faster: exceeds(champion, challenger),
  };
}

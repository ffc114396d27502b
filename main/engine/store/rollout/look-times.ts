import { z } from 'zod';
import type { RolloutId } from '../../../../preload/contract/values/units.ts';
import { quantile } from '../../../domain/statistics/quantile.ts';
import { parseRows, type ReadDb } from '../handles.ts';

/** Newest parts of the canary whose times are compared: few enough to be read after each part. */
const NEWEST = 200;

const timesSchema = z.object({ challengerMs: z.number(), championMs: z.number() });

export type LookTimes = { readonly looks: number; readonly challengerMs: number; readonly championMs: number };

/** 95th percentiles of both models’ looks at the newest parts in which both had a say, milliseconds; `null` of none. */
export function rolloutLookTimes(db: ReadDb, id: RolloutId): LookTimes | null {
  const rows = db.all(
    `SELECT v.look_us / 1000.0 AS challengerMs, (ifnull(i.prepare_us, 0) + i.detect_us + ifnull(i.read_us, 0)) / 1000.0 AS championMs
     FROM (SELECT inspection_id FROM rollout_part WHERE rollout_id = @id AND arm = 'canary'
       ORDER BY inspection_id DESC LIMIT ${NEWEST}) p
     JOIN inspection i ON i.id = p.inspection_id AND i.detect_us IS NOT NULL
     JOIN rollout r ON r.id = @id
     JOIN shadow_verdict v ON v.inspection_id = i.id AND v.model_id = r.challenger_id AND v.fault_code IS NULL`,
    { id },
  );
  const times = parseRows(timesSchema, rows);
  if (times.length === 0) return null;
  const p95 = (of: readonly number[]) =>
    quantile(
      of.toSorted((a, b) => a - b),
      0.95,
    );
  return {
    looks: times.length,
    challengerMs: p95(times.map(({ challengerMs }) => challengerMs)),
    championMs: p95(times.map(({ championMs }) => championMs)),
  };
}

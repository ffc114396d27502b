import { z } from 'zod';
import {
  reasonSchema,
  type Verdict,
  type VerdictKind,
  verdictKindSchema,
} from '../../../preload/contract/inspection.ts';
import { type Detection, detectionSchema } from '../../../preload/contract/model.ts';
import { type ShadowVerdict, shadowVerdictSchema } from '../../../preload/contract/shadow.ts';
import type { InspectionId, Instant, LaneId, Sha256 } from '../../../preload/contract/units.ts';
import { parseRows, type ReadDb, type WriteDb } from './handles.ts';
import { jsonColumn } from './json-column.ts';
import { modelIdOf } from './models.ts';
import { SLOT_MS } from './rollups/rollup-table.ts';
import { keepingShadow } from './rollups/rollups.ts';
import { sha256Column } from './sha256.ts';

/** The part that a challenger looked at, or passed over, and what its champion decided. */
export type ShadowedPart = {
  readonly modelSha256: Sha256;
  readonly inspectionId: InspectionId;
  readonly laneId: LaneId;
  readonly decidedAt: Instant;
  readonly champion: VerdictKind;
};

export type ShadowLook = {
  readonly verdict: Verdict;
  readonly detections: readonly Detection[];
  readonly lookedAt: Instant;
  readonly lookMs: number;
};

/** Writes down what a challenger would have decided. Once per part: what it said first is what counts. */
export function addShadowVerdict(db: WriteDb, part: ShadowedPart, look: ShadowLook): void {
  const { verdict, detections, lookedAt, lookMs } = look;
  const fault = verdict.reasons.find((reason) => reason.code === 'fault');
  keepingShadow(db, part.inspectionId, () => {
    const { changes } = db.run(
      `INSERT INTO shadow_verdict (model_id, inspection_id, verdict, is_discordant, reasons, fault_code, detections, looked_at, look_us)
       VALUES (@modelId, @inspectionId, @verdict, @isDiscordant, @reasons, @faultCode, @detections, @lookedAt, @lookUs)
       ON CONFLICT DO NOTHING`,
      {
        modelId: modelIdOf(db, part.modelSha256),
        inspectionId: part.inspectionId,
        verdict: verdict.kind,
        isDiscordant: verdict.kind === part.champion ? 0 : 1,
        reasons: JSON.stringify(verdict.reasons),
        faultCode: fault?.fault.code ?? null,
        detections: JSON.stringify(detections),
        lookedAt,
        lookUs: Math.round(lookMs * 1000),
      },
    );
    if (changes === 1) count(db, part, verdict.kind, lookMs);
  });
}

/** Counts a part that a challenger passed over: how many it has not seen is part of what its figures mean. */
export function countSkipped(db: WriteDb, part: ShadowedPart): void {
  count(db, part, 'skipped', 0);
}

function count(db: WriteDb, part: ShadowedPart, challenger: VerdictKind | 'skipped', lookMs: number): void {
  db.run(
    `INSERT INTO shadow_count (model_id, slot, lane_id, champion, challenger, parts, look_us)
     VALUES (@modelId, @slot, @laneId, @champion, @challenger, 1, @lookUs)
     ON CONFLICT DO UPDATE SET parts = parts + 1, look_us = look_us + excluded.look_us`,
    {
      modelId: modelIdOf(db, part.modelSha256),
      slot: Math.floor(part.decidedAt / SLOT_MS),
      laneId: part.laneId,
      champion: part.champion,
      challenger,
      lookUs: Math.round(lookMs * 1000),
    },
  );
}

const rowSchema = shadowVerdictSchema.extend({
  modelSha256: sha256Column,
  reasons: jsonColumn(z.array(reasonSchema)),
  detections: jsonColumn(z.array(detectionSchema)),
});

/** What every challenger said about one part. */
export function shadowVerdictsOf(db: ReadDb, inspectionId: InspectionId): readonly ShadowVerdict[] {
  const rows = db.all(
    `SELECT m.sha256 AS modelSha256, (m.card ->> '$.family') || ' ' || (m.card ->> '$.version') AS modelName, v.verdict, v.reasons,
       v.detections, v.look_us / 1000.0 AS lookMs
     FROM shadow_verdict v JOIN model m ON m.id = v.model_id WHERE v.inspection_id = @inspectionId ORDER BY v.looked_at`,
    { inspectionId },
  );
  return parseRows(rowSchema, rows);
}

const countSchema = z.object({
  champion: verdictKindSchema,
  challenger: z.enum([...verdictKindSchema.options, 'skipped']),
  parts: z.number(),
  lookMs: z.number(),
});
export type ShadowCount = z.output<typeof countSchema>;

/** How often champion and challenger said what, over the parts decided in that time. */
export function shadowCounts(
  db: ReadDb,
  modelSha256: Sha256,
  { from, until, laneId }: { readonly from: Instant; readonly until: Instant; readonly laneId: LaneId | null },
): readonly ShadowCount[] {
  const rows = db.all(
    `SELECT champion, challenger, sum(parts) AS parts, sum(look_us) / 1000.0 AS lookMs FROM shadow_count
     WHERE model_id = @modelId AND slot >= @first AND slot < @last AND (@laneId IS NULL OR lane_id = @laneId)
     GROUP BY champion, challenger`,
    {
      modelId: modelIdOf(db, modelSha256),
      first: Math.floor(from / SLOT_MS),
      last: Math.ceil(until / SLOT_MS),
      laneId,
    },
  );
  return parseRows(countSchema, rows);
}

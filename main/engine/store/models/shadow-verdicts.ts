import { z } from 'zod';
import { detectionSchema } from '../../../../preload/contract/models/model.ts';
import { type ShadowVerdict, shadowVerdictSchema } from '../../../../preload/contract/models/shadow.ts';
import { reasonSchema, type VerdictKind } from '../../../../preload/contract/parts/inspection.ts';
import type { InspectionId, Instant, LaneId, Sha256 } from '../../../../preload/contract/values/units.ts';
import { reasonsColumn } from '../columns/fault-column.ts';
import { jsonColumn, jsonText } from '../columns/json-column.ts';
import { sha256Column } from '../columns/sha256.ts';
import { MODEL_NAME } from '../columns/stored-json.ts';
import { parseRows, type ReadDb, type WriteDb } from '../handles.ts';
import { OPEN_OPINION } from '../parts/counted-as.ts';
import { SLOT_MS } from '../rollups/rollup-table.ts';
import { keepingShadow } from '../rollups/rollups.ts';
import { modelIdOf } from './models.ts';
import type { ShadowLook } from './shadow-look.ts';

/** The part that a challenger looked at or skipped, and what its champion decided. */
export type ShadowedPart = {
  readonly modelSha256: Sha256;
  readonly inspectionId: InspectionId;
  readonly laneId: LaneId;
  readonly lot: string | null;
  readonly decidedAt: Instant;
  readonly champion: VerdictKind;
};

/** Writes down what a challenger would have decided. Once per part: what it said first is what counts. Returns whether this was. */
export function addShadowVerdict(db: WriteDb, part: ShadowedPart, look: ShadowLook): boolean {
  const { changes } = keepingShadow(db, part.inspectionId, () =>
    db.run(
      `INSERT INTO shadow_verdict (model_id, inspection_id, verdict, is_discordant, reasons, fault_code, detections, looked_at, look_us)
       VALUES (@modelId, @inspectionId, @verdict, @isDiscordant, @reasons, @faultCode, @detections, @lookedAt, @lookUs)
       ON CONFLICT DO NOTHING`,
      { modelId: modelIdOf(db, part.modelSha256), ...lookColumns(part, look) },
    ),
  );
  return changes === 1;
}

const reasonsSchema = z.array(reasonSchema).readonly();
const detectionsSchema = z.array(detectionSchema).readonly();

/** A look as stored in its row. */
export function lookColumns(
  { inspectionId, champion }: Pick<ShadowedPart, 'inspectionId' | 'champion'>,
  { verdict, detections, lookedAt, lookMs }: ShadowLook,
) {
  const fault = verdict.reasons.find((reason) => reason.code === 'fault');
  return {
    inspectionId,
    verdict: verdict.kind,
    isDiscordant: verdict.kind === champion ? 0 : 1,
    reasons: jsonText(reasonsSchema, verdict.reasons),
    faultCode: fault?.fault.code ?? null,
    detections: jsonText(detectionsSchema, detections),
    lookedAt,
    lookUs: Math.round(lookMs * 1000),
  };
}

/** Counts a part that a challenger skipped. */
export function countSkipped(db: WriteDb, { modelSha256, decidedAt, laneId, lot }: ShadowedPart): void {
  db.run(
    `INSERT INTO shadow_skipped (model_id, slot, lane_id, lot, parts) VALUES (@modelId, @slot, @laneId, @lot, 1)
     ON CONFLICT DO UPDATE SET parts = parts + 1`,
    { modelId: modelIdOf(db, modelSha256), slot: Math.floor(decidedAt / SLOT_MS), laneId, lot: lot ?? '' },
  );
}

/** What is read from `v`, a look, and `m`, its model, for {@link verdictRowSchema}. */
export const shadowVerdictSelect = `m.sha256 AS modelSha256, ${MODEL_NAME} AS modelName,
  v.verdict, v.reasons, v.detections, v.look_us / 1000.0 AS lookMs`;
export const verdictRowSchema = shadowVerdictSchema.extend({
  modelSha256: sha256Column,
  reasons: reasonsColumn,
  detections: jsonColumn(z.array(detectionSchema)),
});

/** What every challenger said about one part. */
export function shadowVerdictsOf(db: ReadDb, inspectionId: InspectionId): readonly ShadowVerdict[] {
  return verdictsWhere(db, inspectionId, 'true');
}

/** The same, limited to what anybody may see: nothing while the part is judged by people who must not know what a model says. */
export function shownVerdictsOf(db: ReadDb, inspectionId: InspectionId): readonly ShadowVerdict[] {
  return verdictsWhere(db, inspectionId, OPEN_OPINION);
}

function verdictsWhere(db: ReadDb, inspectionId: InspectionId, condition: string): readonly ShadowVerdict[] {
  const rows = db.all(
    `SELECT ${shadowVerdictSelect}
     FROM shadow_verdict v JOIN model m ON m.id = v.model_id JOIN inspection i ON i.id = v.inspection_id
     WHERE v.inspection_id = @inspectionId AND ${condition} ORDER BY v.looked_at, v.model_id`,
    { inspectionId },
  );
  return parseRows(verdictRowSchema, rows);
}

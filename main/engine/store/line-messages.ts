import { z } from 'zod';
import {
  dispositionSchema,
  reasonSchema,
  signalSchema,
  verdictKindSchema,
} from '../../../preload/contract/inspection.ts';
import {
  inspectionIdSchema,
  instantSchema,
  laneIdSchema,
  recipeIdSchema,
  sha256Schema,
} from '../../../preload/contract/units.ts';
import { parseRow, parseRows, type ReadDb, type WriteDb } from './handles.ts';
import { jsonColumn } from './json-column.ts';

/**
 * What the line is told about one part: its signal, or later the disposition that a person or a time-out gave it. A
 * duplicate that claims to be another part has no inspection of its own, and its signal is ERROR.
 */
export const lineMessageSchema = z.object({
  seq: z.number().int().positive(),
  madeAt: instantSchema,
  inspectionId: inspectionIdSchema.nullable(),
  laneId: laneIdSchema,
  /** As the file's name says, else the lane's own name. */
  laneName: z.string(),
  relativePath: z.string(),
  serial: z.string().nullable(),
  lot: z.string().nullable(),
  verdict: verdictKindSchema,
  signal: signalSchema,
  reasons: jsonColumn(z.array(reasonSchema)),
  capturedAt: instantSchema,
  decidedAt: instantSchema,
  recipe: jsonColumn(
    z.object({ id: recipeIdSchema, name: z.string(), version: z.number().int().positive() }),
  ).nullable(),
  modelSha256: sha256Schema.nullable(),
  /** Null in the message that carries the signal. */
  disposition: jsonColumn(
    dispositionSchema.pick({ id: true, kind: true, classNames: true, ask: true, supersedes: true, personName: true }),
  ).nullable(),
});
export type LineMessage = Readonly<z.infer<typeof lineMessageSchema>>;

/** Messages after number `seq`, in order, at most `limit`. */
export function lineMessagesAfter(db: ReadDb, seq: number, limit: number): readonly LineMessage[] {
  const rows = db.all(
    `SELECT m.seq, m.made_at AS madeAt, i.id AS inspectionId, s.lane_id AS laneId, ifnull(s.named_lane, l.name) AS laneName,
       s.relative_path AS relativePath, s.serial, s.lot, ifnull(i.verdict, 'undetermined') AS verdict,
       ifnull(i.signal, 'ERROR') AS signal,
       ifnull(i.reasons, json_array(json_object('code', 'fault', 'fault',
         json_object('code', 'picture-repeated', 'firstFile', f.relative_path)))) AS reasons,
       s.captured_at AS capturedAt, ifnull(i.decided_at, s.admitted_at) AS decidedAt,
       CASE WHEN v.version IS NULL THEN NULL
         ELSE json_object('id', v.recipe_id, 'name', v.name, 'version', v.version) END AS recipe,
       CASE WHEN o.id IS NULL THEN NULL ELSE lower(hex(o.sha256)) END AS modelSha256,
       CASE WHEN d.id IS NULL THEN NULL ELSE json_object('id', d.id, 'kind', d.kind, 'classNames', json(d.class_names),
         'ask', d.ask, 'supersedes', d.supersedes, 'personName', ifnull(p.name, '')) END AS disposition
     FROM line_message m
     JOIN shot s ON s.id = m.shot_id
     JOIN lane l ON l.id = s.lane_id
     LEFT JOIN shot f ON f.id = s.duplicate_of
     LEFT JOIN inspection i ON i.id = m.shot_id
     LEFT JOIN recipe_version v ON v.recipe_id = i.recipe_id AND v.version = i.recipe_version
     LEFT JOIN model o ON o.id = i.model_id
     LEFT JOIN disposition d ON d.id = m.disposition_id
     LEFT JOIN person p ON p.id = d.person_id
     WHERE m.seq > @seq
     ORDER BY m.seq LIMIT @limit`,
    { seq, limit },
  );
  return parseRows(lineMessageSchema, rows);
}

/** Messages that are not known to be on disk, in order, at most `limit`. */
export function pendingLineMessages(db: ReadDb, limit: number): readonly LineMessage[] {
  return lineMessagesAfter(db, lineWrittenThrough(db), limit);
}

/** Notes that every message up to `seq` is on disk. Never goes back. */
export function markLineWritten(db: WriteDb, seq: number): void {
  db.run('UPDATE line_output SET written_seq = max(written_seq, @seq)', { seq });
}

/** The number up to which every message is known to be on disk, 0 before the first. */
export function lineWrittenThrough(db: ReadDb): number {
  return parseRow(z.object({ seq: z.number() }), db.get('SELECT written_seq AS seq FROM line_output'))?.seq ?? 0;
}

/** Queues a message; returns its number. Numbers rise by one and are never used twice. */
export function queueLineMessage(
  db: WriteDb,
  message: { readonly shotId: number; readonly dispositionId: number | null; readonly madeAt: number },
): number {
  return db.run(
    'INSERT INTO line_message (shot_id, disposition_id, made_at) VALUES (@shotId, @dispositionId, @madeAt)',
    message,
  ).rowId;
}

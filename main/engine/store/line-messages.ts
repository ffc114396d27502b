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
import { parseRow, type ReadDb, type WriteDb } from './handles.ts';
import { jsonColumn } from './json-column.ts';
import { UnreadableRow } from './unreadable-row.ts';

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

/** What a row has to give for its number to be told at all. */
const knownSchema = z.object({
  seq: lineMessageSchema.shape.seq,
  madeAt: lineMessageSchema.shape.madeAt.catch(0),
  inspectionId: lineMessageSchema.shape.inspectionId.catch(null),
  laneId: lineMessageSchema.shape.laneId.catch(laneIdSchema.parse(1)),
  laneName: z.string().catch(''),
  relativePath: z.string().catch(''),
  serial: z.string().nullable().catch(null),
  lot: z.string().nullable().catch(null),
  capturedAt: instantSchema.catch(0),
});

/**
 * Messages after number `seq`, in order, at most `limit`; none is left out. One whose record cannot be read says ERROR with what is
 * known of the part, and is reported.
 */
export function lineMessagesAfter(db: ReadDb, seq: number, limit: number): readonly LineMessage[] {
  return rowsAfter(db, seq, limit).map((row) => {
    try {
      return lineMessageSchema.parse(row);
    } catch (error) {
      const unreadable = new UnreadableRow(row, error);
      db.reportUnreadable(unreadable);
      return errorMessage(row, unreadable);
    }
  });
}

/** What is said of a record that cannot be read: never what its row says of the part, of which anything may be wrong. */
function errorMessage(row: unknown, { what, message }: UnreadableRow): LineMessage {
  const known = knownSchema.parse(row);
  return {
    ...known,
    verdict: 'undetermined',
    signal: 'ERROR',
    reasons: [{ code: 'fault', fault: { code: 'record-unreadable', what, reason: message } }],
    decidedAt: known.madeAt,
    recipe: null,
    modelSha256: null,
    disposition: null,
  };
}

/** The rows of messages. Nothing that is stored as text is looked into here: what is no JSON would take the other rows along. */
function rowsAfter(db: ReadDb, seq: number, limit: number): readonly unknown[] {
  return db.all(
    `SELECT m.seq, m.made_at AS madeAt, i.id AS inspectionId, s.lane_id AS laneId, ifnull(s.named_lane, l.name) AS laneName,
       s.relative_path AS relativePath, s.serial, s.lot, CASE WHEN s.duplicate_of IS NULL THEN i.verdict ELSE 'undetermined' END AS verdict,
       CASE WHEN s.duplicate_of IS NULL THEN i.signal ELSE 'ERROR' END AS signal,
       ifnull(i.reasons, json_array(json_object('code', 'fault', 'fault',
         json_object('code', 'picture-repeated', 'firstFile', f.relative_path)))) AS reasons,
       s.captured_at AS capturedAt, ifnull(i.decided_at, s.admitted_at) AS decidedAt,
       CASE WHEN v.version IS NULL THEN NULL
         ELSE json_object('id', v.recipe_id, 'name', v.name, 'version', v.version) END AS recipe,
       CASE WHEN o.id IS NULL THEN NULL ELSE lower(hex(o.sha256)) END AS modelSha256,
       CASE WHEN m.disposition_id IS NULL THEN NULL ELSE json_object('id', d.id, 'kind', d.kind,
         'classNames', CASE WHEN json_valid(d.class_names) THEN json(d.class_names) END,
         'ask', d.ask, 'supersedes', d.supersedes, 'personName', ifnull(p.name, '')) END AS disposition
     FROM line_message m
     LEFT JOIN shot s ON s.id = m.shot_id
     LEFT JOIN lane l ON l.id = s.lane_id
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

import { z } from 'zod';
import { dispositionSchema, verdictKindSchema } from '../../../../preload/contract/parts/inspection.ts';
import { signalSchema } from '../../../../preload/contract/parts/signal.ts';
import {
  type Instant,
  inspectionIdSchema,
  instantSchema,
  laneIdSchema,
  recipeIdSchema,
  sha256Schema,
} from '../../../../preload/contract/values/units.ts';
import { reasonsColumn } from '../columns/fault-column.ts';
import { jsonColumn } from '../columns/json-column.ts';
import { UnreadableRow } from '../columns/unreadable-row.ts';
import { parseRow, type ReadDb, type WriteDb } from '../handles.ts';

const seqRowSchema = z.object({ seq: z.number() });
const identityRowSchema = z.object({ identity: z.string() });
const newestRowSchema = z.object({ newest: z.number() });

/**
 * What the line is told about one part: its signal, later the disposition from a person or a time-out, or that such
 * a disposition no longer counts. A duplicate that claims to be another part has no inspection of its own, and its signal
 * is ERROR.
 */
export const lineMessageSchema = z.object({
  /** Its place among all messages in these records. The line reads `number`. */
  seq: z.number().int().positive(),
  epoch: z.number().int().nonnegative(),
  /** Its number within the epoch, from 1 up. */
  number: z.number().int().positive(),
  /** Its kind, if it is neither the signal of the part nor its disposition. */
  kind: z.enum(['withdrawal', 'again', 'recall']).nullable(),
  /** The number, within the epoch, of the message about the same part that it replaces; null: it is the first in its epoch. */
  supersedes: z.number().int().positive().nullable(),
  /** In a recall: the message that it calls back, by epoch and number. */
  recalls: jsonColumn(
    z.object({ epoch: z.number().int().nonnegative(), number: z.number().int().positive() }),
  ).nullable(),
  shotId: z.number().int().positive(),
  madeAt: instantSchema,
  inspectionId: inspectionIdSchema.nullable(),
  laneId: laneIdSchema,
  /** From the file name, otherwise the lane's own name. */
  laneName: z.string(),
  relativePath: z.string(),
  serial: z.string().nullable(),
  lot: z.string().nullable(),
  verdict: verdictKindSchema,
  signal: signalSchema,
  reasons: reasonsColumn,
  capturedAt: instantSchema,
  decidedAt: instantSchema,
  recipe: jsonColumn(
    z.object({ id: recipeIdSchema, name: z.string(), version: z.number().int().positive() }),
  ).nullable(),
  modelSha256: sha256Schema.nullable(),
  /** Null in a message that carries the signal; in a withdrawal, the disposition that no longer counts. */
  disposition: jsonColumn(
    dispositionSchema.pick({ id: true, kind: true, classNames: true, ask: true, supersedes: true, personName: true }),
  ).nullable(),
});
export type LineMessage = Readonly<z.infer<typeof lineMessageSchema>>;

/** Columns of a message that must agree: only a clear verdict of the machine is PASS, whatever a column says. */
const consistentSchema = lineMessageSchema.refine(
  ({ signal, verdict, reasons }) =>
    signal !== 'PASS' || (verdict === 'pass' && reasons.every(({ code }) => code !== 'fault')),
  { path: ['signal'], message: 'PASS without a verdict for it' },
);

/** What a row must contain for its number to be told at all. */
const knownSchema = z.object({
  seq: lineMessageSchema.shape.seq,
  epoch: lineMessageSchema.shape.epoch,
  number: lineMessageSchema.shape.number,
  supersedes: lineMessageSchema.shape.supersedes.catch(null),
  shotId: lineMessageSchema.shape.shotId,
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
 * Messages after number `seq`, in order, at most `limit`; none is left out. If a record cannot be read, its message says ERROR with
 * what is known of the part, and the record is reported.
 */
export function lineMessagesAfter(db: ReadDb, seq: number, limit: number): readonly LineMessage[] {
  return rowsAfter(db, seq, limit).map((row) => {
    try {
      return consistentSchema.parse(row);
    } catch (error) {
      const unreadable = new UnreadableRow(row, error);
      db.reportUnreadable(unreadable);
      return errorMessage(row, unreadable);
    }
  });
}

/** The message for a record that cannot be read: it never uses what the row says about the part, because any of it may be wrong. */
function errorMessage(row: unknown, { what, message }: UnreadableRow): LineMessage {
  const known = knownSchema.parse(row);
  return {
    ...known,
    kind: null,
    recalls: null,
    verdict: 'undetermined',
    signal: 'ERROR',
    reasons: [{ code: 'fault', fault: { code: 'record-unreadable', what, complaint: message } }],
    decidedAt: known.madeAt,
    recipe: null,
    modelSha256: null,
    disposition: null,
  };
}

/** The rows of messages. No stored text is parsed here: text that is not JSON would take the other rows with it. */
function rowsAfter(db: ReadDb, seq: number, limit: number): readonly unknown[] {
  return db.all(
    `SELECT m.seq, e.epoch, m.seq - e.after_seq AS number, iif(m.recalls IS NULL, m.kind, 'recall') AS kind,
       CASE WHEN m.recalls IS NULL THEN NULL ELSE json_object('epoch', b.epoch, 'number', m.recalls - b.after_seq) END AS recalls,
       iif(m.supersedes > e.after_seq, m.supersedes - e.after_seq, NULL) AS supersedes, m.shot_id AS shotId,
       m.made_at AS madeAt, i.id AS inspectionId, s.lane_id AS laneId, ifnull(s.named_lane, l.name) AS laneName,
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
     JOIN line_epoch e ON e.epoch = (SELECT max(epoch) FROM line_epoch WHERE after_seq < m.seq)
     LEFT JOIN line_epoch b ON b.epoch = (SELECT max(epoch) FROM line_epoch WHERE after_seq < m.recalls)
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

/** Messages not yet known to be on disk, in order, at most `limit`. */
export function pendingLineMessages(db: ReadDb, limit: number): readonly LineMessage[] {
  return lineMessagesAfter(db, lineWrittenThrough(db), limit);
}

/** Notes that every message up to `seq` is on disk. Never goes back. */
export function markLineWritten(db: WriteDb, seq: number): void {
  db.run('UPDATE line_output SET written_seq = max(written_seq, @seq)', { seq });
}

/** The number up to which every message is known to be on disk, 0 before the first. */
export function lineWrittenThrough(db: ReadDb): number {
  return parseRow(seqRowSchema, db.get('SELECT written_seq AS seq FROM line_output'))?.seq ?? 0;
}

/** What identifies the message at a place; null: there is none. From its own row alone. */
export function messageIdentity(db: ReadDb, seq: number): string | null {
  const row = db.get(
    `SELECT shot_id || ' ' || ifnull(disposition_id, '-') || ' ' || ifnull(kind, '-') || ' ' || made_at AS identity
     FROM line_message WHERE seq = @seq`,
    { seq },
  );
  return parseRow(identityRowSchema, row)?.identity ?? null;
}

/** How many messages are not yet known to be on disk. */
export function untoldMessages(db: ReadDb): number {
  const row = db.get('SELECT ifnull(max(seq), 0) AS newest FROM line_message');
  return Math.max(0, (parseRow(newestRowSchema, row)?.newest ?? 0) - lineWrittenThrough(db));
}

/** A message before it has a number. */
export type LineMessageDraft = {
  readonly shotId: number;
  readonly dispositionId: number | null;
  readonly kind: Exclude<LineMessage['kind'], 'recall'>;
  readonly madeAt: Instant;
  /** The message about the same part that it replaces. */
  readonly supersedes: number | null;
};

/** Queues a message; returns its place. Places rise by one and are never used twice. */
export function queueLineMessage(db: WriteDb, message: LineMessageDraft): number {
  return db.run(
    `INSERT INTO line_message (shot_id, disposition_id, kind, supersedes, made_at)
     VALUES (@shotId, @dispositionId, @kind, @supersedes, @madeAt)`,
    message,
  ).rowId;
}

/** The first message about a part. */
export function queueSignal(db: WriteDb, shotId: number, madeAt: Instant): number {
  return queueLineMessage(db, { shotId, dispositionId: null, kind: null, supersedes: null, madeAt });
}

/**
 * Queues a recall: the part is to be found and taken out, whatever the message at `recalls` says. @param supersedes the newest message
 * about the part @returns its place
 */
export function queueRecall(
  db: WriteDb,
  recall: Pick<LineMessageDraft, 'shotId' | 'madeAt'> & { readonly supersedes: number; readonly recalls: number },
): number {
  return db.run(
    `INSERT INTO line_message (shot_id, disposition_id, kind, supersedes, recalls, made_at)
     VALUES (@shotId, NULL, 'again', @supersedes, @recalls, @madeAt)`,
    recall,
  ).rowId;
}

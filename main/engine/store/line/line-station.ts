import { z } from 'zod';
import type { Instant } from '../../../../preload/contract/values/units.ts';
import { parseRow, type ReadDb, type WriteDb } from '../handles.ts';
import { lineWrittenThrough, queueLineMessage, queueRecall } from './line-messages.ts';
import { TOLD_STATE } from './line-told.ts';

const stationSchema = z.object({
  /** Eight hexadecimal digits, created with the records. */
  station: z.string().min(1),
  /** Null: messages are not signed. */
  signingKey: z.instanceof(Uint8Array).nullable(),
  epoch: z.number().int().nonnegative(),
  /** Messages after this place belong to the epoch. */
  afterSeq: z.number().int().nonnegative(),
  /** The place of the newest message, written or not. */
  newestSeq: z.number().int().nonnegative(),
});
/** The name under which this station writes to the line, and its current numbers. */
export type LineStation = Readonly<z.infer<typeof stationSchema>>;

export function lineStation(db: ReadDb): LineStation {
  const row = db.get(
    `SELECT s.station, s.signing_key AS signingKey, e.epoch, e.after_seq AS afterSeq,
       max(ifnull((SELECT max(seq) FROM line_message), 0), e.after_seq) AS newestSeq
     FROM line_station s JOIN line_epoch e ON e.epoch = (SELECT max(epoch) FROM line_epoch)`,
  );
  const station = parseRow(stationSchema, row);
  if (station === null) throw new Error('The records do not say which station they are of');
  return station;
}

/** Signs all further messages with this key; null: they are not signed. */
export function setSigningKey(db: WriteDb, key: Uint8Array | null): void {
  db.run('UPDATE line_station SET signing_key = @key', { key });
}

/**
 * Begins a new epoch: unwritten messages are renumbered from one, and parts that the line still waits for are told again,
 * because earlier messages no longer count. Parts recalled in a case that is not closed are recalled again.
 * @param after the highest epoch known from anywhere else
 */
export function beginEpoch(db: WriteDb, after: number, madeBy: string, madeAt: Instant): void {
  db.transaction(() => {
    const epoch = Math.max(lineStation(db).epoch, after) + 1;
    const afterSeq = lineWrittenThrough(db);
    db.run(
      'INSERT INTO line_epoch (epoch, after_seq, begun_at, begun_by) VALUES (@epoch, @afterSeq, @madeAt, @madeBy)',
      {
        epoch,
        afterSeq,
        madeAt,
        madeBy,
      },
    );
    for (const { shotId, seq } of partsOnHold(db, afterSeq)) {
      queueLineMessage(db, { shotId, dispositionId: null, kind: 'again', supersedes: seq, madeAt });
    }
    for (const { shotId, seq, recalls } of partsRecalled(db, afterSeq)) {
      queueRecall(db, { shotId, supersedes: seq, recalls, madeAt });
    }
  });
}

const heldPartSchema = z.object({ shotId: z.number().int(), seq: z.number().int() });

/** Queued parts whose newest message is at or before `seq` and leaves them on HOLD. */
function partsOnHold(db: ReadDb, seq: number): readonly z.infer<typeof heldPartSchema>[] {
  const rows = db.all(
    `SELECT m.shot_id AS shotId, m.seq FROM (
       SELECT DISTINCT inspection_id FROM open_item
       UNION SELECT shot_id FROM line_held) r
     JOIN line_message m ON m.seq = (SELECT max(seq) FROM line_message WHERE shot_id = r.inspection_id)
     LEFT JOIN disposition d ON d.id = m.disposition_id JOIN inspection i ON i.id = m.shot_id
     WHERE m.seq <= @seq AND ${TOLD_STATE} = 'HOLD' ORDER BY m.seq`,
    { seq },
  );
  return rows.map((row) => heldPartSchema.parse(row));
}

const recalledPartSchema = heldPartSchema.extend({ recalls: z.number().int() });

/** Parts of open cases whose newest message is at or before `seq` and recalls them. */
function partsRecalled(db: ReadDb, seq: number): readonly z.infer<typeof recalledPartSchema>[] {
  const rows = db.all(
    `SELECT DISTINCT m.shot_id AS shotId, m.seq, m.recalls FROM containment_case k
     JOIN case_part c ON c.case_id = k.id AND c.outcome = 'recalled'
     JOIN line_message m ON m.seq = (SELECT max(seq) FROM line_message WHERE shot_id = c.inspection_id)
     WHERE k.closed_at IS NULL AND m.seq <= @seq AND m.recalls IS NOT NULL ORDER BY m.seq`,
    { seq },
  );
  return rows.map((row) => recalledPartSchema.parse(row));
}

const folderSchema = z.object({ writer: z.string(), writerBefore: z.string() });

/** What this station wrote into its marker in the folder at `path`; null if it never put one there. */
export function markedFolder(db: ReadDb, path: string): Readonly<z.infer<typeof folderSchema>> | null {
  const row = db.get('SELECT writer, writer_before AS writerBefore FROM line_folder WHERE path = @path', { path });
  return parseRow(folderSchema, row);
}

/** Whether this run of the engine belongs to these records, and not to a copy of them. */
export function isOwnWriter(db: ReadDb, writer: string): boolean {
  return (
    db.get('SELECT 1 FROM line_folder WHERE writer = @writer OR writer_before = @writer LIMIT 1', { writer }) !==
    undefined
  );
}

/** Records that the marker of the folder is about to name `writer` instead of `before`. */
export function noteMarking(db: WriteDb, path: string, writer: string, before: string, markedAt: Instant): void {
  db.run(
    `INSERT INTO line_folder (path, writer, writer_before, marked_at) VALUES (@path, @writer, @before, @markedAt)
     ON CONFLICT DO UPDATE SET writer = excluded.writer, writer_before = excluded.writer_before, marked_at = excluded.marked_at`,
    { path, writer, before, markedAt },
  );
}

/** From now on the folder counts as one that this station never wrote to. */
export function forgetMarking(db: WriteDb, path: string): void {
  db.run('DELETE FROM line_folder WHERE path = @path', { path });
}

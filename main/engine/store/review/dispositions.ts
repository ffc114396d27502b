import { z } from 'zod';
import { type Disposition, dispositionSchema, humanBoxSchema } from '../../../../preload/contract/parts/inspection.ts';
import type { StudyId } from '../../../../preload/contract/people/study.ts';
import type { TimeSpan } from '../../../../preload/contract/reports/report.ts';
import {
  type DispositionId,
  dispositionIdSchema,
  type InspectionId,
  type Instant,
  type PersonId,
} from '../../../../preload/contract/values/units.ts';
import { onDisposition, onUndo } from '../../../domain/line/line-log.ts';
import { isMeasure } from '../../../domain/review/measured-look.ts';
import type { Steady } from '../../clock.ts';
import { jsonColumn, jsonText } from '../columns/json-column.ts';
import { isInOpenCase, settleByAnswer } from '../containment/settle-parts.ts';
import { type Change, parseRow, parseRows, type ReadDb, readableRows, type WriteDb } from '../handles.ts';
import { dropHeld, holdBack, isAtHand, partAtLine, tellDisposition, tellWithdrawal } from '../line/line-told.ts';
import { settleRolloutPairs } from '../rollout/rollout-pairs.ts';
import { keepingRollups } from '../rollups/rollups.ts';
import { answerDelayMs, stationSettings } from '../set-up/settings.ts';

const idRowSchema = z.object({ id: dispositionIdSchema, reviewItemId: z.number() });
const countRowSchema = z.object({ n: z.number() });

/** A disposition before it has a number and knows what it replaces. */
export type DispositionDraft = Omit<Disposition, 'id' | 'supersedes' | 'personName' | 'stationName'> & {
  readonly reviewItemId: number | null;
  /** When, for an answer that can be undone. */
  readonly steadyAt?: Steady;
};

const classNamesSchema = z.array(z.string()).readonly();
const boxesSchema = z.array(humanBoxSchema).readonly();
const rowSchema = dispositionSchema.extend({
  classNames: jsonColumn(z.array(z.string())),
  boxes: jsonColumn(z.array(humanBoxSchema)),
});

const COLUMNS = `
  SELECT d.id, d.inspection_id AS inspectionId, d.kind, d.class_names AS classNames, d.boxes, d.comment, d.ask, d.supersedes,
    d.person_id AS personId, ifnull(p.name, '') AS personName, d.station_name AS stationName, d.made_at AS madeAt, d.took_ms AS tookMs`;
const ANY = `${COLUMNS} FROM disposition d LEFT JOIN person p ON p.id = d.person_id`;
const VALID = `${COLUMNS} FROM valid_disposition d LEFT JOIN person p ON p.id = d.person_id`;

/** All answers about one part, oldest first, without undone ones. Answers that measure a person are included and decide nothing. */
export function dispositionsOf(db: ReadDb, inspectionId: InspectionId): readonly Disposition[] {
  return parseRows(rowSchema, db.all(`${VALID} WHERE d.inspection_id = @inspectionId ORDER BY d.id`, { inspectionId }));
}

/** The same without unreadable ones: a new answer must not wait for an old one. */
function readableDispositionsOf(db: ReadDb, inspectionId: InspectionId): readonly Disposition[] {
  const rows = db.all(`${VALID} WHERE d.inspection_id = @inspectionId ORDER BY d.id`, { inspectionId });
  return readableRows(db, rowSchema, rows);
}

/** The one that counts: the newest that is about the part. */
export function effectiveOf(dispositions: readonly Disposition[]): Disposition | null {
  return dispositions.findLast(({ ask }) => !isMeasure(ask)) ?? null;
}

/** The answer that stands to a review item, or `null`. */
export function answerTo(db: ReadDb, inspectionId: InspectionId, reviewItemId: number): Disposition | null {
  const row = db.get(
    `${VALID} WHERE d.inspection_id = @inspectionId AND d.review_item_id = @reviewItemId ORDER BY d.id DESC LIMIT 1`,
    { inspectionId, reviewItemId },
  );
  return parseRow(rowSchema, row);
}

export function dispositionOf(db: ReadDb, id: DispositionId): Disposition | null {
  return parseRow(rowSchema, db.get(`${ANY} WHERE d.id = @id`, { id }));
}

/**
 * Appends a disposition that replaces the one that counted so far, and queues what the line is told of it, after a moment
 * if a person may still notice that the wrong key was pressed; one that measures a person replaces nothing. Call within a
 * transaction.
 */
export function addDisposition(db: WriteDb, draft: DispositionDraft): DispositionId {
  const before = isMeasure(draft.ask) ? null : effectiveOf(readableDispositionsOf(db, draft.inspectionId));
  const { rowId } = keepingRollups(db, draft.inspectionId, () => insertDisposition(db, draft, before?.id ?? null));
  const id = dispositionIdSchema.parse(rowId);
  tellOf(db, draft, id);
  if (!isMeasure(draft.ask)) {
    settleRolloutPairs(db, draft.inspectionId, draft.madeAt);
    settleByAnswer(db, draft.inspectionId);
  }
  return id;
}

function tellOf(db: WriteDb, draft: DispositionDraft, id: DispositionId): void {
  const { inspectionId, kind, madeAt } = draft;
  // Nobody works on a closed case: an answer that comes afterwards tells the line what any second look would.
  const ask = draft.ask === 'case' && !isInOpenCase(db, inspectionId) ? 'audit' : draft.ask;
  const delayMs = answerDelayMs(db);
  const station = { isAtHand: isAtHand(db, inspectionId), delayMs };
  const part = partAtLine(db, inspectionId);
  const step = onDisposition(part, { ask, kind }, station);
  if (step.held !== 'stays') dropHeld(db, inspectionId);
  if (step.held === 'told' && part.held !== null) tellDisposition(db, inspectionId, part.held.by, madeAt);
  if (step.message === 'tell') tellDisposition(db, inspectionId, id, madeAt);
  if (step.message === 'hold-back') {
    holdBack(db, { shotId: inspectionId, dispositionId: id, heldAt: madeAt, forMs: delayMs });
  }
}

function insertDisposition(db: WriteDb, draft: DispositionDraft, supersedes: DispositionId | null): Change {
  return db.run(
    `INSERT INTO disposition (inspection_id, review_item_id, kind, class_names, boxes, comment, ask, supersedes, person_id,
       station_name, made_at, steady_at, took_ms)
     VALUES (@inspectionId, @reviewItemId, @kind, @classNames, @boxes, @comment, @ask, @supersedes, @personId,
       @stationName, @madeAt, @steadyAt, @tookMs)`,
    {
      ...draft,
      steadyAt: draft.steadyAt ?? null,
      classNames: jsonText(classNamesSchema, draft.classNames),
      boxes: jsonText(boxesSchema, draft.boxes),
      supersedes,
      stationName: stationSettings(db).stationName,
    },
  );
}

/** The newest valid answer of this person since `since`, in the queue or in a study, that still belongs to a review item: the one to undo. */
export function newestAnswer(
  db: ReadDb,
  personId: PersonId,
  since: Steady,
  studyId: StudyId | null,
): { readonly id: DispositionId; readonly reviewItemId: number } | null {
  const row = db.get(
    `SELECT d.id, d.review_item_id AS reviewItemId FROM valid_disposition d
     WHERE d.person_id = @personId AND ifnull(d.steady_at, d.made_at) >= @since AND d.review_item_id IS NOT NULL
       AND iif(@studyId IS NULL, d.ask <> 'study', d.ask = 'study' AND EXISTS (
         SELECT 1 FROM study_look k WHERE k.review_item_id = d.review_item_id AND k.study_id = @studyId))
       AND NOT EXISTS (SELECT 1 FROM valid_disposition n WHERE n.inspection_id = d.inspection_id AND n.supersedes = d.id)
     ORDER BY d.id DESC LIMIT 1`,
    { personId, since, studyId },
  );
  return parseRow(idRowSchema, row);
}

/** How many parts ended in a span because nobody answered in time. */
export function timeOutsWithin(db: ReadDb, { from, until }: TimeSpan): number {
  const row = db.get(
    "SELECT count(*) AS n FROM disposition WHERE ask = 'timeout' AND made_at >= @from AND made_at < @until",
    { from, until },
  );
  return parseRow(countRowSchema, row)?.n ?? 0;
}

/** Undoes an answer. Its row stays, but no longer counts, and if the line was told of it, the line is told this too. */
export function undoDisposition(db: WriteDb, id: DispositionId, undoneAt: Instant): void {
  const disposition = dispositionOf(db, id);
  if (disposition === null) throw new Error(`No disposition ${id}`);
  keepingRollups(db, disposition.inspectionId, () =>
    db.run('INSERT INTO disposition_undo (disposition_id, undone_at) VALUES (@id, @undoneAt)', { id, undoneAt }),
  );
  settleRolloutPairs(db, disposition.inspectionId, undoneAt);
  settleByAnswer(db, disposition.inspectionId);
  const step = onUndo(partAtLine(db, disposition.inspectionId), id);
  if (step.held === 'dropped') dropHeld(db, disposition.inspectionId);
  if (step.message === 'withdraw') tellWithdrawal(db, disposition.inspectionId, id, undoneAt);
}

import { z } from 'zod';
import { type StudyId, studyIdSchema } from '../../../../preload/contract/people/study.ts';
import {
  type InspectionId,
  inspectionIdSchema,
  instantSchema,
  type PersonId,
} from '../../../../preload/contract/values/units.ts';
import { type Moment, type Steady, steadyMs } from '../../clock.ts';
import { jsonText } from '../columns/json-column.ts';
import { parseRow, parseRows, type ReadDb, readableRows, type WriteDb } from '../handles.ts';
import { closeItem, ITEM_COLUMNS, itemRowSchema, type ReviewItemRow } from '../review/review-items.ts';
import { insertMeasure } from '../teaching/repeat-plans.ts';
import { ANSWERED } from './studies.ts';

const atRowSchema = z.object({ at: instantSchema.nullable() });
const idRowSchema = z.object({ id: inspectionIdSchema });

const idsSchema = z.array(inspectionIdSchema).readonly();

const LOOK = 'k.study_id = @studyId AND k.person_id = @personId';

const openSchema = z.object({
  round: z.number().int(),
  place: z.number().int(),
  inspectionId: inspectionIdSchema,
});
export type OpenLook = Readonly<z.infer<typeof openSchema>>;

const roundSchema = z.object({ round: z.number().int().nullable() });

/** The current round of this person: the first with an unanswered look; `null` when they have answered all. */
export function roundOf(db: ReadDb, studyId: StudyId, personId: PersonId): number | null {
  const row = db.get(`SELECT min(k.round) AS round FROM study_look k WHERE ${LOOK} AND NOT ${ANSWERED}`, {
    studyId,
    personId,
  });
  return parseRow(roundSchema, row)?.round ?? null;
}

/** When this person last answered in an earlier round; `null` in the first. */
export function answeredBefore(db: ReadDb, studyId: StudyId, personId: PersonId, round: number): Steady | null {
  const row = db.get(
    `SELECT max(ifnull(d.steady_at, d.made_at)) AS at FROM study_look k
     JOIN valid_disposition d ON d.inspection_id = k.inspection_id AND d.review_item_id = k.review_item_id
     WHERE ${LOOK} AND k.round < @round`,
    { studyId, personId, round },
  );
  const at = parseRow(atRowSchema, row)?.at ?? null;
  return at === null ? null : steadyMs(at);
}

/** The next looks of a round that are neither answered nor on anybody's screen, in order. */
export function nextLooks(
  db: ReadDb,
  studyId: StudyId,
  personId: PersonId,
  round: number,
  limit: number,
): readonly OpenLook[] {
  const rows = db.all(
    `SELECT k.round, k.place, k.inspection_id AS inspectionId FROM study_look k
     WHERE ${LOOK} AND k.round = @round AND k.review_item_id IS NULL ORDER BY k.place LIMIT @limit`,
    { studyId, personId, round, limit },
  );
  return parseRows(openSchema, rows);
}

/** Turns a look into an item to review. Returns its number. */
export function showLook(db: WriteDb, studyId: StudyId, personId: PersonId, look: OpenLook, now: Moment): number {
  const { inspectionId, round, place } = look;
  const id = insertMeasure(db, { inspectionId, ask: 'study', firstDispositionId: null, queuedAt: now.at });
  db.run(
    `UPDATE study_look SET review_item_id = @id
     WHERE study_id = @studyId AND person_id = @personId AND round = @round AND place = @place`,
    { id, studyId, personId, round, place },
  );
  return id;
}

/** Looks of a study held by this window for this person, in order. */
export function heldLooks(
  db: ReadDb,
  studyId: StudyId,
  personId: PersonId,
  windowId: string,
  now: Steady,
): readonly ReviewItemRow[] {
  const rows = db.all(
    `${ITEM_COLUMNS} FROM open_look r JOIN study_look k ON k.review_item_id = r.id
     WHERE r.claimed_window = @windowId AND r.claimed_by = @personId AND r.claimed_until > @now
       AND k.study_id = @studyId ORDER BY k.round, k.place`,
    { studyId, personId, windowId, now },
  );
  return readableRows(db, itemRowSchema, rows);
}

const looseSchema = z.object({ id: itemRowSchema.shape.id });

/** Looks that nobody holds any more leave the review queue: they wait in their place again. */
export function withdrawLooks(db: WriteDb, now: Moment): void {
  const rows = db.all('SELECT id FROM open_look WHERE ifnull(claimed_until, 0) <= @now', { now: now.steady });
  for (const { id } of parseRows(looseSchema, rows)) {
    db.run('UPDATE study_look SET review_item_id = NULL WHERE review_item_id = @id', { id });
    closeItem(db, id, now.at);
  }
}

/** Takes every look of an ended study from whoever holds it; an answer on its way can still be assigned to its study. */
export function closeLooks(db: WriteDb, studyId: StudyId, now: Moment): void {
  const rows = db.all(
    'SELECT r.id FROM open_look r JOIN study_look k ON k.review_item_id = r.id WHERE k.study_id = @studyId',
    { studyId },
  );
  for (const { id } of parseRows(looseSchema, rows)) closeItem(db, id, now.at);
}

const standingSchema = z.object({
  studyId: studyIdSchema,
  endedAt: instantSchema.nullable(),
  leftAt: instantSchema.nullable(),
});

/** The study of an item, whether it has ended, and whether its person has left; `null` for an item of none. */
export function studyOfItem(db: ReadDb, itemId: number): Readonly<z.infer<typeof standingSchema>> | null {
  const row = db.get(
    `SELECT k.study_id AS studyId, s.ended_at AS endedAt, m.left_at AS leftAt FROM study_look k JOIN study s ON s.id = k.study_id
     JOIN study_person m ON m.study_id = k.study_id AND m.person_id = k.person_id WHERE k.review_item_id = @itemId`,
    { itemId },
  );
  return parseRow(standingSchema, row);
}

const mineSchema = z.object({
  id: studyIdSchema,
  name: z.string(),
  rounds: z.number().int(),
  pauseMinutes: z.number().int(),
  of: z.number().int(),
  answered: z.number().int(),
});

/** Running studies in which this person takes part, oldest first. */
export function runningStudiesOf(db: ReadDb, personId: PersonId) {
  const rows = db.all(
    `SELECT s.id, s.name, s.rounds, s.pause_minutes AS pauseMinutes, count(*) AS of, sum(${ANSWERED}) AS answered
     FROM study s JOIN study_person m ON m.study_id = s.id AND m.person_id = @personId AND m.left_at IS NULL
     JOIN study_look k ON k.study_id = s.id AND k.person_id = m.person_id
     WHERE s.ended_at IS NULL GROUP BY s.id ORDER BY s.id`,
    { personId },
  );
  return parseRows(mineSchema, rows);
}

/** Which of these parts are in a running study in which this person takes part; without a person, in any running one. */
export function partsInRunningStudies(
  db: ReadDb,
  ids: readonly InspectionId[],
  personId: PersonId | null | 'anybody',
): readonly InspectionId[] {
  const rows = db.all(
    `SELECT DISTINCT p.inspection_id AS id FROM study_part p JOIN study s ON s.id = p.study_id
     WHERE p.inspection_id IN (SELECT value FROM json_each(@ids)) AND s.ended_at IS NULL
       AND (@isAnybody OR EXISTS (SELECT 1 FROM study_person m
         WHERE m.study_id = s.id AND m.person_id = @personId AND m.left_at IS NULL))`,
    {
      ids: jsonText(idsSchema, ids),
      isAnybody: Number(personId === 'anybody'),
      personId: personId === 'anybody' ? null : personId,
    },
  );
  return parseRows(idRowSchema, rows).map(({ id }) => id);
}

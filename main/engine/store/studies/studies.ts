import { z } from 'zod';
import {
  type Study,
  type StudyDraft,
  type StudyId,
  studyIdSchema,
  studySchema,
} from '../../../../preload/contract/people/study.ts';
import {
  type InspectionId,
  type Instant,
  inspectionIdSchema,
  type PersonId,
  personIdSchema,
} from '../../../../preload/contract/values/units.ts';
import { parseRow, parseRows, type ReadDb, type WriteDb } from '../handles.ts';

const rowSchema = studySchema
  .pick({
    id: true,
    name: true,
    recipeId: true,
    recipeName: true,
    rounds: true,
    pauseMinutes: true,
    madeBy: true,
    madeAt: true,
    endedAt: true,
  })
  .extend({ good: z.number(), bad: z.number(), borderline: z.number() });
const personSchema = studySchema.shape.people.element
  .omit({ hasLeft: true })
  .extend({ hasLeft: z.number().transform(Boolean) });

/** A look that was answered and not undone. */
export const ANSWERED = `EXISTS (SELECT 1 FROM valid_disposition d WHERE d.inspection_id = k.inspection_id AND d.review_item_id = k.review_item_id)`;

const SELECT = `
  SELECT s.id, s.name, s.recipe_id AS recipeId, s.rounds, s.pause_minutes AS pauseMinutes, s.made_by AS madeBy, s.made_at AS madeAt,
    s.ended_at AS endedAt, (SELECT v.name FROM recipe_version v WHERE v.recipe_id = s.recipe_id ORDER BY v.version DESC LIMIT 1) AS recipeName,
    (SELECT count(*) FROM study_part p WHERE p.study_id = s.id AND p.is_bad = 0) AS good,
    (SELECT count(*) FROM study_part p WHERE p.study_id = s.id AND p.is_bad = 1) AS bad,
    (SELECT count(*) FROM study_part p WHERE p.study_id = s.id AND p.is_borderline = 1) AS borderline
  FROM study s`;

/** Newest first. @param viewer whose studies are marked as their own */
export function studies(db: ReadDb, viewer: PersonId | null): readonly Study[] {
  const rows = parseRows(rowSchema, db.all(`${SELECT} ORDER BY s.id DESC`));
  return rows.map((row) => whole(db, row, viewer));
}

export function studyOf(db: ReadDb, id: StudyId, viewer: PersonId | null): Study | null {
  const row = parseRow(rowSchema, db.get(`${SELECT} WHERE s.id = @id`, { id }));
  return row === null ? null : whole(db, row, viewer);
}

function whole(
  db: ReadDb,
  { good, bad, borderline, ...row }: z.output<typeof rowSchema>,
  viewer: PersonId | null,
): Study {
  const people = parseRows(
    personSchema,
    db.all(
      `SELECT m.person_id AS personId, p.name, m.left_at IS NOT NULL AS hasLeft, count(*) AS of, sum(${ANSWERED}) AS answered
       FROM study_person m JOIN person p ON p.id = m.person_id
       JOIN study_look k ON k.study_id = m.study_id AND k.person_id = m.person_id
       WHERE m.study_id = @id GROUP BY m.person_id ORDER BY p.name, m.person_id`,
      { id: row.id },
    ),
  );
  const isMine = people.some(({ personId, hasLeft }) => personId === viewer && !hasLeft);
  return { ...row, parts: { good, bad, borderline }, people: [...people], isMine };
}

/** Who planned it, and in which order each person gets its looks. */
export type PlannedStudy = Omit<StudyDraft, 'people'> & {
  readonly plannedBy: PersonId | null;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly looks: readonly {
    readonly personId: PersonId;
    readonly rounds: readonly (readonly InspectionId[])[];
  }[];
};

/** Stores a study with every look it needs. Call within a transaction. */
export function insertStudy(db: WriteDb, { parts, looks, ...study }: PlannedStudy): StudyId {
  const { name, recipeId, rounds, pauseMinutes, plannedBy, madeBy, madeAt } = study;
  const { rowId } = db.run(
    `INSERT INTO study (name, recipe_id, rounds, pause_minutes, planned_by, made_by, made_at)
     VALUES (@name, @recipeId, @rounds, @pauseMinutes, @plannedBy, @madeBy, @madeAt)`,
    { name, recipeId, rounds, pauseMinutes, plannedBy, madeBy, madeAt },
  );
  const studyId = studyIdSchema.parse(rowId);
  parts.forEach(({ inspectionId, isBad, isBorderline, source }, place) => {
    db.run(
      `INSERT INTO study_part (study_id, inspection_id, place, is_bad, is_borderline, source)
       VALUES (@studyId, @inspectionId, @place, @isBad, @isBorderline, @source)`,
      { studyId, inspectionId, place, isBad: Number(isBad), isBorderline: Number(isBorderline), source },
    );
  });
  for (const { personId, rounds: orders } of looks) {
    db.run('INSERT INTO study_person (study_id, person_id) VALUES (@studyId, @personId)', { studyId, personId });
    orders.forEach((order, round) => {
      order.forEach((inspectionId, place) => {
        db.run(
          `INSERT INTO study_look (study_id, person_id, round, place, inspection_id)
           VALUES (@studyId, @personId, @round, @place, @inspectionId)`,
          { studyId, personId, round: round + 1, place, inspectionId },
        );
      });
    });
  }
  return studyId;
}

/** `false` if the person did not take part, or has already left. */
export function takeOutOfStudy(db: WriteDb, id: StudyId, personId: PersonId, leftAt: Instant): boolean {
  const { changes } = db.run(
    'UPDATE study_person SET left_at = @leftAt WHERE study_id = @id AND person_id = @personId AND left_at IS NULL',
    { id, personId, leftAt },
  );
  return changes > 0;
}

/** `false` if it has already ended. */
export function endStudy(db: WriteDb, id: StudyId, endedAt: Instant): boolean {
  return (
    db.run('UPDATE study SET ended_at = @endedAt WHERE id = @id AND ended_at IS NULL', { id, endedAt }).changes > 0
  );
}

/** Whether somebody who has not left still has looks to answer. */
export function hasOpenLooks(db: ReadDb, id: StudyId): boolean {
  const row = db.get(
    `SELECT 1 FROM study_look k JOIN study_person m ON m.study_id = k.study_id AND m.person_id = k.person_id AND m.left_at IS NULL
     WHERE k.study_id = @id AND NOT ${ANSWERED} LIMIT 1`,
    { id },
  );
  return row !== undefined;
}

const answerSchema = z.object({
  personId: personIdSchema,
  round: z.number().int(),
  inspectionId: inspectionIdSchema,
  kind: z.string(),
});
export type StudyAnswer = Readonly<z.infer<typeof answerSchema>>;

/** Everybody's answers that were not undone. */
export function studyAnswers(db: ReadDb, id: StudyId): readonly StudyAnswer[] {
  const rows = db.all(
    `SELECT k.person_id AS personId, k.round, k.inspection_id AS inspectionId, d.kind
     FROM study_look k JOIN valid_disposition d ON d.inspection_id = k.inspection_id AND d.review_item_id = k.review_item_id
     WHERE k.study_id = @id
     ORDER BY k.person_id, k.round, k.place`,
    { id },
  );
  return parseRows(answerSchema, rows);
}

const partSchema = z.object({
  inspectionId: inspectionIdSchema,
  name: z.string(),
  isBad: z.number().transform(Boolean),
  isBorderline: z.number().transform(Boolean),
  source: z.enum(['agreed', 'expert']),
});
export type StudyPart = Readonly<z.output<typeof partSchema>>;

export function studyParts(db: ReadDb, id: StudyId): readonly StudyPart[] {
  const rows = db.all(
    `SELECT p.inspection_id AS inspectionId, ifnull(s.serial, s.relative_path) AS name, p.is_bad AS isBad,
       p.is_borderline AS isBorderline, p.source
     FROM study_part p JOIN shot s ON s.id = p.inspection_id WHERE p.study_id = @id ORDER BY p.place`,
    { id },
  );
  return parseRows(partSchema, rows);
}

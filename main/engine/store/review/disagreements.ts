import { z } from 'zod';
import {
  type Disagreement,
  type DisagreementId,
  type DisputedAnswer,
  disagreementIdSchema,
  disagreementSchema,
} from '../../../../preload/contract/parts/adjudication.ts';
import {
  type DispositionId,
  dispositionIdSchema,
  type InspectionId,
  type Instant,
  recipeIdSchema,
} from '../../../../preload/contract/values/units.ts';
import { parseRow, parseRows, type ReadDb, type WriteDb } from '../handles.ts';
import { dispositionOf } from './dispositions.ts';
import { referenceAt, referenceBefore } from './references.ts';

const countRowSchema = z.object({ count: z.number() });

const rowSchema = disagreementSchema
  .pick({ id: true, inspectionId: true, recipeId: true, name: true, openedAt: true })
  .extend({
    isReadable: z.number().transform(Boolean),
    recipeId: recipeIdSchema,
    firstId: dispositionIdSchema.nullable(),
    secondId: dispositionIdSchema,
    referenceId: z.number().nullable(),
  });
type Row = z.output<typeof rowSchema>;

const SELECT = `
  SELECT g.id, g.inspection_id AS inspectionId, i.recipe_id AS recipeId, ifnull(s.serial, s.relative_path) AS name,
    i.is_readable AS isReadable, g.opened_at AS openedAt, g.first_id AS firstId, g.second_id AS secondId,
    g.reference_id AS referenceId
  FROM disagreement g JOIN inspection i ON i.id = g.inspection_id JOIN shot s ON s.id = g.inspection_id`;
/** An answer that was undone contradicts nothing. */
const STANDS = `NOT EXISTS (SELECT 1 FROM disposition_undo u WHERE u.disposition_id IN (g.first_id, g.second_id))`;

export function insertDisagreement(
  db: WriteDb,
  found: {
    readonly inspectionId: InspectionId;
    readonly firstId: DispositionId | null;
    readonly secondId: DispositionId;
    readonly openedAt: Instant;
  },
): DisagreementId {
  const { rowId } = db.run(
    `INSERT INTO disagreement (inspection_id, first_id, second_id, opened_at)
     VALUES (@inspectionId, @firstId, @secondId, @openedAt)`,
    found,
  );
  return disagreementIdSchema.parse(rowId);
}

export function countOpenDisagreements(db: ReadDb): number {
  const row = db.get(`SELECT count(*) AS count FROM disagreement g WHERE g.reference_id IS NULL AND ${STANDS}`);
  return parseRow(countRowSchema, row)?.count ?? 0;
}

/** What still has to be settled, oldest first. */
export function openDisagreements(db: ReadDb, limit: number): readonly Disagreement[] {
  const rows = db.all(`${SELECT} WHERE g.reference_id IS NULL AND ${STANDS} ORDER BY g.id LIMIT @limit`, { limit });
  return parseRows(rowSchema, rows).map((row) => whole(db, row));
}

/** What was settled last, newest first. */
export function settledDisagreements(db: ReadDb, limit: number): readonly Disagreement[] {
  const rows = db.all(
    `${SELECT} WHERE g.reference_id IS NOT NULL ORDER BY g.reference_id DESC, g.id DESC LIMIT @limit`,
    { limit },
  );
  return parseRows(rowSchema, rows).map((row) => whole(db, row));
}

export function disagreementOf(db: ReadDb, id: DisagreementId): Disagreement | null {
  const row = parseRow(rowSchema, db.get(`${SELECT} WHERE g.id = @id AND ${STANDS}`, { id }));
  return row === null ? null : whole(db, row);
}

/** Closes every open disagreement about a part with the answer that settles it. */
export function settleDisagreements(db: WriteDb, inspectionId: InspectionId, referenceId: number): void {
  db.run(
    'UPDATE disagreement SET reference_id = @referenceId WHERE inspection_id = @inspectionId AND reference_id IS NULL',
    {
      inspectionId,
      referenceId,
    },
  );
}

function whole(db: ReadDb, { firstId, secondId, referenceId, ...row }: Row): Disagreement {
  const isOpen = referenceId === null;
  const second = answerOf(db, secondId, isOpen);
  if (second === null) throw new Error(`Disagreement ${row.id} stands on no answer`);
  return {
    ...row,
    first: firstId === null ? null : answerOf(db, firstId, isOpen),
    second,
    agreed: referenceBefore(db, row.inspectionId, referenceId),
    decision: referenceId === null ? null : referenceAt(db, referenceId),
  };
}

function answerOf(db: ReadDb, id: DispositionId, isNameless: boolean): DisputedAnswer | null {
  const said = dispositionOf(db, id);
  if (said === null) return null;
  const { kind, classNames, boxes, comment, madeAt, personName } = said;
  return { kind, classNames, boxes, comment, madeAt, personName: isNameless ? null : personName };
}

import { z } from 'zod';
import { type RefusedSignIn, refusedSignInSchema } from '../../../../preload/contract/people/person.ts';
import { jsonColumn } from '../columns/json-column.ts';
import { parseRows, type ReadDb } from '../handles.ts';

const rowSchema = refusedSignInSchema.omit({ windowId: true, waitMs: true }).extend({
  body: jsonColumn(z.object({ windowId: z.string(), waitMs: z.number() })),
});

/** The newest wrong PINs, newest first: for whom, and at which window. */
export function refusedSignIns(db: ReadDb, limit: number): readonly RefusedSignIn[] {
  const rows = db.all(
    `SELECT c.id, c.made_at AS at, c.body, p.id AS personId, p.name AS personName
     FROM change_event c JOIN person p ON p.id = CAST(c.subject AS INTEGER)
     WHERE c.name = 'person.sign-in-refused' ORDER BY c.id DESC LIMIT @limit`,
    { limit },
  );
  return parseRows(rowSchema, rows).map(({ body, ...tried }) => ({ ...tried, ...body }));
}

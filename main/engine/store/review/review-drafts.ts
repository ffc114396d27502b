import { z } from 'zod';
import { type ReviewDraft, type ReviewItemId, reviewDraftSchema } from '../../../../preload/contract/parts/review.ts';
import type { PersonId } from '../../../../preload/contract/values/units.ts';
import { jsonColumn, jsonText } from '../columns/json-column.ts';
import { parseRow, type ReadDb, type WriteDb } from '../handles.ts';

const bodyRowSchema = z.object({ body: jsonColumn(reviewDraftSchema) });

/** This person's unfinished work on an item; `null` if there is none. */
export function reviewDraftOf(db: ReadDb, itemId: ReviewItemId, personId: PersonId): ReviewDraft | null {
  const row = db.get('SELECT body FROM review_draft WHERE review_item_id = @itemId AND person_id = @personId', {
    itemId,
    personId,
  });
  return parseRow(bodyRowSchema, row)?.body ?? null;
}

export function keepReviewDraft(db: WriteDb, itemId: ReviewItemId, personId: PersonId, draft: ReviewDraft): void {
  db.run(
    `INSERT INTO review_draft (review_item_id, person_id, body) VALUES (@itemId, @personId, @body)
     ON CONFLICT DO UPDATE SET body = excluded.body`,
    { itemId, personId, body: jsonText(reviewDraftSchema, draft) },
  );
}

/** The item is answered: nobody continues the unfinished work on it. */
export function forgetReviewDrafts(db: WriteDb, itemId: ReviewItemId): void {
  db.run('DELETE FROM review_draft WHERE review_item_id = @itemId', { itemId });
}

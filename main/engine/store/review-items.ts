import type { InspectionId, Instant } from '../../../preload/contract/units.ts';
import type { WriteDb } from './handles.ts';
import type { ReviewNeed } from './records.ts';

export function insertReviewItem(db: WriteDb, inspectionId: InspectionId, need: ReviewNeed, queuedAt: Instant): void {
  db.run(
    `INSERT INTO review_item (inspection_id, ask, is_blind, queued_at, due_at)
     VALUES (@inspectionId, @ask, @isBlind, @queuedAt, @dueAt)`,
    { inspectionId, ask: need.ask, isBlind: need.isBlind ? 1 : 0, queuedAt, dueAt: need.dueAt },
  );
}

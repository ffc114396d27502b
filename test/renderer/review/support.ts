import { type ReviewAnswer, type ReviewItem, reviewItemSchema } from '../../../preload/contract/parts/review.ts';
import { anInspection, NOW } from '../support/station-factories.ts';

type Changes<T> = { readonly [K in keyof T]?: unknown };

/** A part of which the model is unsure, before one window. */
export function anItem(id: number, changes: Changes<ReviewItem> = {}): ReviewItem {
  return reviewItemSchema.parse({
    id,
    ask: 'unsure',
    isBlind: false,
    queuedAt: NOW,
    dueAt: NOW + 600_000,
    claimedUntil: NOW + 120_000,
    draft: null,
    inspection: anInspection({ id: id + 1000, verdict: 'undetermined', signal: 'HOLD', isWaiting: true }),
    ...changes,
  });
}

export function anAnswer({ id }: ReviewItem, changes: Partial<ReviewAnswer> = {}): ReviewAnswer {
  return { itemId: id, kind: 'accept', classNames: [], boxes: [], comment: '', tookMs: 1800, ...changes };
}

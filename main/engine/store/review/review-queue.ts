import { z } from 'zod';
import type { ReviewQueue } from '../../../../preload/contract/parts/review.ts';
import { nearestInstant } from '../../../../preload/contract/values/units.ts';
import { type Moment, steadyMs, timeOfDay } from '../../clock.ts';
import { parseRow, type ReadDb } from '../handles.ts';
import { jumpOf } from '../station/kept-clock.ts';

/** The time over which pace and need are measured: anything before the last change of the computer's clock does not count. */
const PACE_WINDOW_MINUTES = 5;

/** In a damaged row the time may be any number. */
const time = z.number().transform(nearestInstant).nullable();
const countsSchema = z.object({
  waiting: z.number(),
  oldestAt: time,
  nextDueAt: time,
  answered: z.number(),
  arrived: z.number(),
});

/** How many items wait, since when, and whether people keep up. Every part of it is read from an index. */
export function reviewQueue(db: ReadDb, now: Moment): ReviewQueue {
  const row = db.get(
    `SELECT
       (SELECT count(*) FROM open_item) AS waiting,
       (SELECT min(queued_at) FROM open_item) AS oldestAt,
       (SELECT due_at FROM open_item r ORDER BY ifnull(r.due_at, 9007199254740991), r.id LIMIT 1) AS nextDueAt,
       (SELECT count(*) FROM disposition WHERE made_at > @since AND id > ${jumpOf('disposition')} AND person_id IS NOT NULL AND review_item_id IS NOT NULL AND ask <> 'study') AS answered,
       (SELECT count(*) FROM review_item WHERE queued_at > @since AND id > ${jumpOf('review_item')} AND ask <> 'study') AS arrived`,
    { since: now.at - PACE_WINDOW_MINUTES * 60_000 },
  );
  const counts = parseRow(countsSchema, row);
  if (counts === null) throw new Error('A query without a table gave no row');
  const { answered, arrived, nextDueAt, ...queue } = counts;
  return {
    ...queue,
    nextDueAt: nextDueAt === null ? null : timeOfDay(now, steadyMs(nextDueAt)),
    pacePerMinute: answered / PACE_WINDOW_MINUTES,
    neededPerMinute: arrived / PACE_WINDOW_MINUTES,
  };
}

import { expect, onTestFinished, test } from 'vitest';
import { startAnnouncer } from '../../../main/engine/station/announcer.ts';
import { reviewQueue } from '../../../main/engine/store/review/review-queue.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { moment } from '../../support/time/fixed-clock.ts';
import { until } from '../../support/time/until.ts';

test('a message that cannot be made is reported, and the others go on', async () => {
  const store = openTestStore();
  const published: string[] = [];
  const bugs: string[] = [];
  const announcer = startAnnouncer({
    db: store.read,
    publish: (name) => void published.push(name),
    status: () => {
      throw new Error('a row that cannot be read');
    },
    during: (_what, work) => work(),
    reviewQueue: () => reviewQueue(store.read, moment(0)),
    onBug: (where) => void bugs.push(where),
  });
  onTestFinished(announcer.stop);

  announcer.statusChanged();
  announcer.listChanged('lanes', 'recipes', 'lanes');
  announcer.reviewChanged();

  await until(
    () => [...published, ...bugs],
    (seen) => seen.length >= 3,
  );
  expect(new Set(published)).toEqual(new Set(['list.changed', 'review.changed']));
  expect(bugs[0]).toBe('message station.changed');
});

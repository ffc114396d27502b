import { expect, test } from 'vitest';
import { steadyMs } from '../../../main/engine/clock.ts';
import { countRollupDifferences } from '../../../main/engine/store/rollups/rollups.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { randomNumbers } from '../../support/random.ts';
import { answerOf } from '../../support/station/review-moves.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { recordWaiting } from '../../support/store/waiting-parts.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';

const PARTS = 500;

test('two windows at one queue answer five hundred parts, none twice and none left out, with repeats and undo among them', async () => {
  const clock = fixedClock('2026-03-02T06:00:00Z');
  const random = randomNumbers(7);
  const { ask, call, store } = openTestDesk({ clock, draw: random });
  const place = addTestLane(store, clock.now(), { repeatShare: 0.1, repeatAfterMinutes: 1 });
  for (let index = 0; index < PARTS; index++)
    recordWaiting(store, place, `${index}.jpg`, { dueAt: index % 3 === 0 ? steadyMs(clock.now() + 3_600_000) : null });
  const ana = actorOf(addTestPerson(store, 'Ana', 'operator'), 'left');
  const ben = actorOf(addTestPerson(store, 'Ben', 'operator'), 'right');

  /** Claims ahead as a window does, answers some of the items, and sometimes undoes an answer. */
  async function work(actor: Actor): Promise<number> {
    const items = await ask('review.claim', { count: 5 }, actor);
    for (const item of items.slice(0, 1 + Math.floor(random() * 5))) {
      clock.advance(1500);
      await ask('review.answer', answerOf(item, random() < 0.2 ? 'reject' : 'accept'), actor);
      if (random() >= 0.05) continue;
      const again = await ask('review.undo', {}, actor);
      if (again !== null) await ask('review.answer', answerOf(again, 'accept'), actor);
    }
    return items.length;
  }
  let isEmpty = false;
  while (!isEmpty) isEmpty = (await work(ana)) + (await work(ben)) === 0;

  const counted = store.read.all(
    `SELECT i.id, count(d.id) FILTER (WHERE d.ask NOT IN ('repeat', 'challenge')) AS answers
     FROM inspection i LEFT JOIN disposition d ON d.inspection_id = i.id
       AND NOT EXISTS (SELECT 1 FROM disposition_undo u WHERE u.disposition_id = d.id)
     GROUP BY i.id HAVING answers <> 1`,
  );
  expect(counted).toEqual([]);
  const repeats = store.read.get("SELECT count(*) AS n FROM disposition WHERE ask = 'repeat'") as { n: number };
  expect(repeats.n).toBeGreaterThan(20);
  expect((await ask('review.queue', {})).waiting).toBe(0);
  expect(await call('review.claim', { count: 5 }, ana)).toEqual({ ok: true, value: [] });
  expect(countRollupDifferences(store.read)).toBe(0);
});

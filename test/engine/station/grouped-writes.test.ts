import { expect, test } from 'vitest';
import { groupWrites } from '../../../main/engine/station/grouped-writes.ts';
import type { WriteDb } from '../../../main/engine/store/handles.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';

function note(db: WriteDb, place: string): void {
  const row = { place, fault: '{}' };
  db.run("INSERT INTO fault_event (at, place, code, fault) VALUES (1, @place, 'internal', @fault)", row);
}

test('whatever is gathered is written together within the time, and a failing write takes no other with it', async () => {
  const { read, write } = openTestStore();
  const bugs: unknown[] = [];
  const writes = groupWrites(write, 20, (bug) => void bugs.push(bug));
  const places = () => read.all('SELECT place FROM fault_event ORDER BY id');
  writes.add(() => note(write, 'one'));
  writes.add(() => {
    note(write, 'half');
    throw new Error('a bug');
  });
  writes.add(() => note(write, 'two'));
  expect(places()).toEqual([]);
  await expect.poll(places).toEqual([{ place: 'one' }, { place: 'two' }]);
  expect(bugs).toMatchObject([{ message: 'a bug' }]);

  writes.add(() => note(write, 'three'));
  writes.flush();
  expect(places()).toHaveLength(3);
});

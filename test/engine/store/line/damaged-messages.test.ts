import { expect, test } from 'vitest';
import { messageFile } from '../../../../main/engine/line-output/message-file.ts';
import { lineMessagesAfter } from '../../../../main/engine/store/line/line-messages.ts';
import { writeRecords } from '../../../../main/engine/store/recording/write-records.ts';
import { addTestLane } from '../../../support/lines/test-lane.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../../support/store/records.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

/** Three parts that passed; the second one's rows are then damaged. */
function storeWith(damage: string) {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  writeRecords(
    store.write,
    [1, 2, 3].map((part) => inspectionRecord(place, `SN${part}.jpg`)),
  );
  store.write.run('PRAGMA foreign_keys = OFF');
  store.write.run('PRAGMA ignore_check_constraints = ON');
  store.write.run(damage);
  return store;
}

test.each([
  ['reasons that are no JSON', "UPDATE inspection SET reasons = 'x' WHERE id = 2"],
  [
    'a reason with a figure that is none',
    `UPDATE inspection SET reasons = '[{"code":"defect","className":"a","score":null,"rejectAt":1}]' WHERE id = 2`,
  ],
  ['no such signal', "UPDATE inspection SET signal = 'MAYBE' WHERE id = 2"],
  ['no such verdict', "UPDATE inspection SET verdict = '' WHERE id = 2"],
  ['a time that no date can say', 'UPDATE inspection SET decided_at = 9000000000000000 WHERE id = 2'],
  ['a file time that no date can say', 'UPDATE shot SET captured_at = 9000000000000000 WHERE id = 2'],
  ['no inspection', 'DELETE FROM inspection WHERE id = 2'],
  ['no shot', 'DELETE FROM shot WHERE id = 2'],
  ['a lane that is not there', 'UPDATE shot SET lane_id = 99 WHERE id = 2'],
  ['a disposition that is not there', 'UPDATE line_message SET disposition_id = 77 WHERE seq = 2'],
])('for a part with %s the line is told ERROR in its turn, and for the others what they are', (_what, damage) => {
  const store = storeWith(damage);
  const unreadable: string[] = [];
  store.watchUnreadable(({ what }) => unreadable.push(what));
  const messages = lineMessagesAfter(store.read, 0, 10);
  expect(messages.map(({ seq, signal }) => `${seq} ${signal}`)).toEqual(['1 PASS', '2 ERROR', '3 PASS']);
  expect(messages[1]?.reasons).toMatchObject([{ code: 'fault', fault: { code: 'record-unreadable' } }]);
  expect(unreadable).toHaveLength(1);
  expect(messages.map((message) => messageFile('0a1b2c3d', message))).toHaveLength(3);
});

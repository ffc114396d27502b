import { expect, test } from 'vitest';
import { messageText } from '../../../main/engine/line-output/message-text.ts';
import { lineMessagesAfter } from '../../../main/engine/store/line/line-messages.ts';
import { lineStation, setSigningKey } from '../../../main/engine/store/line/line-station.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { isSignedBy } from '../../support/lines/line-reader.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../support/store/records.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

test('a signed message has the same content, and whoever has the key sees that the station wrote it and nobody changed it', () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  writeRecords(store.write, [inspectionRecord(place, 'ñ "signature":"x".jpg', { signal: 'FAIL' })]);
  const [message] = lineMessagesAfter(store.read, 0, 1);
  if (message === undefined) throw new Error('there is no message');
  const plain = messageText(lineStation(store.read), message).text;
  const key = Buffer.alloc(32, 7);
  setSigningKey(store.write, key);
  const { text } = messageText(lineStation(store.read), message);

  const { signature, ...said } = JSON.parse(text);
  expect(said).toEqual(JSON.parse(plain));
  expect(signature).toMatch(/^[0-9a-f]{64}$/);
  expect(isSignedBy(text, key)).toBe(true);
  expect(isSignedBy(text.replace('FAIL', 'PASS'), key)).toBe(false);
  expect(isSignedBy(text, Buffer.alloc(32, 8))).toBe(false);
  expect(isSignedBy(plain, key)).toBe(false);
});

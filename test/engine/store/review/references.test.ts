import { expect, test } from 'vitest';
import { startRecorder } from '../../../../main/engine/store/recording/grouped-recorder.ts';
import { addReference, referenceOf } from '../../../../main/engine/store/review/references.ts';
import { addTestLane } from '../../../support/lines/test-lane.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../../support/store/records.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

test('the newest agreed answer of a part counts, and the older one stays on record', async () => {
  const store = openTestStore();
  const { read, write } = store;
  const recorded = await startRecorder(write).record(inspectionRecord(addTestLane(store, AT), 'A1.jpg'));
  if (!recorded.ok || recorded.value.kind !== 'inspected') throw new Error('not recorded');
  const { inspectionId } = recorded.value;
  expect(referenceOf(read, inspectionId)).toBeNull();

  const draft = { inspectionId, boxes: [], comment: '', personId: null, madeBy: 'Ana' };
  addReference(write, { ...draft, isBad: false, classNames: [], origin: 'imported', madeAt: AT + 1 });
  addReference(write, { ...draft, isBad: true, classNames: ['crack'], origin: 'adjudicated', madeAt: AT + 2 });

  expect(referenceOf(read, inspectionId)).toEqual({
    inspectionId,
    isBad: true,
    classNames: ['crack'],
    boxes: [],
    origin: 'adjudicated',
    comment: '',
    madeBy: 'Ana',
    madeAt: AT + 2,
  });
  expect(read.get('SELECT count(*) AS count FROM reference')).toEqual({ count: 2 });
});

import type { Store } from '../../../main/engine/store/opening/open.ts';
import type { ReviewNeed } from '../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { detection, inspectionRecord, type RecordPlace } from './records.ts';

/** Records a part that waits for a person: one crack that the model is unsure about, on HOLD. */
export function recordWaiting(store: Store, place: RecordPlace, name: string, need: Partial<ReviewNeed> = {}): void {
  const score = 0.4;
  writeRecords(store.write, [
    inspectionRecord(place, name, {
      verdict: {
        kind: 'undetermined',
        reasons: [{ code: 'unsure', className: 'crack', score, clearBelow: 0.25, rejectAt: 0.6 }],
      },
      signal: 'HOLD',
      detections: [detection('crack', score)],
      review: { ask: 'unsure', isBlind: false, dueAt: null, ...need },
      decidedAt: place.at,
    }),
  ]);
}

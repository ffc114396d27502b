import { openStore } from '../../../main/engine/store/opening/open.ts';
import { startRecorder } from '../../../main/engine/store/recording/grouped-recorder.ts';
import { addTestLane } from '../lines/test-lane.ts';
import { inspectionRecord } from './records.ts';

// A process that opens the store in the folder named first and holds it until it is killed, or its parent ends. With
// the word `record` it records parts forever and sends the number of each once it is durable.

const [root = '', task] = process.argv.slice(2);
process.once('disconnect', () => process.exit());
const store = openStore(root);
if (!store.ok) throw new Error(JSON.stringify(store.fault));
if (task === 'record') {
  const place = addTestLane(store.value, Date.parse('2026-03-02T06:00:00Z'));
  const recorder = startRecorder(store.value.write);
  for (let part = 1; ; part += 4) {
    const names = [part, part + 1, part + 2, part + 3].map((number) => `${number}.jpg`);
    const outcomes = await Promise.all(names.map((name) => recorder.record(inspectionRecord(place, name))));
    for (const outcome of outcomes) {
      if (outcome.ok && outcome.value.kind === 'inspected') process.send?.(outcome.value.seq);
    }
  }
}
process.send?.('held');
setInterval(() => undefined, 1000);

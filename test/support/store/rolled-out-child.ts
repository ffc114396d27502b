import { z } from 'zod';
import { openStore } from '../../../main/engine/store/opening/open.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { addDisposition } from '../../../main/engine/store/review/dispositions.ts';
import { rolloutOf, rolloutsOn } from '../../../main/engine/store/rollout/rollouts.ts';
import { lanes } from '../../../main/engine/store/set-up/lanes.ts';
import { people } from '../../../main/engine/store/set-up/people.ts';
import { randomNumbers } from '../random.ts';
import { rolledOutRecords } from './rolled-out-line.ts';

// A process that records parts of the roll-out that is on in the store of the folder named first, and has its disagreements settled, until
// it is killed. The second argument is a seed, which names the parts too.

const AT = Date.parse('2026-03-02T06:00:00Z');

const [root = '', seed = '1'] = process.argv.slice(2);
process.once('disconnect', () => process.exit());
const opened = openStore(root);
if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
const { read, write } = opened.value;
const [rollout] = rolloutsOn(read);
const [lane] = lanes(read);
const [person] = people(read);
if (rollout === undefined || lane === undefined || person === undefined) throw new Error('The store is not set up');
const record = rolledOutRecords(rollout, { laneId: lane.id, recipeId: lane.recipeId, at: AT });
const random = randomNumbers(Number(seed));
for (let part = 0; ; part += 1) {
  const draw = random();
  const champion = draw < 0.2 ? 'fail' : 'pass';
  const challenger = draw < 0.1 || draw > 0.9 ? 'fail' : 'pass';
  const arm = random() < 0.1 ? 'canary' : 'champion';
  // Nothing is drawn in the first step, which is shadow.
  const drawnIn = rolloutOf(read, rollout.id)?.state.step || null;
  const [recorded] = writeRecords(write, [record(`${seed}-${part}.jpg`, { champion, challenger }, arm, drawnIn)]);
  if (recorded?.kind === 'inspected' && champion !== challenger) settle(recorded.inspectionId);
  process.send?.(part);
  // Lets the parent’s message arrive.
  await new Promise(setImmediate);
}

function settle(inspectionId: Parameters<typeof addDisposition>[1]['inspectionId']): void {
  const row = read.get('SELECT id FROM review_item WHERE inspection_id = @inspectionId', { inspectionId });
  const item = z.object({ id: z.number() }).safeParse(row);
  if (!item.success) return;
  const said = { classNames: [], boxes: [], comment: '', tookMs: null, madeAt: AT, personId: person?.id ?? null };
  const kind = random() < 0.5 ? 'accept' : 'reject';
  addDisposition(write, { ...said, inspectionId, kind, ask: 'discordant', reviewItemId: item.data.id });
  write.run('UPDATE review_item SET closed_at = @at WHERE id = @id', { id: item.data.id, at: AT });
}

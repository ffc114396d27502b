// Makes a large station to explore and to measure: `npm run bench:large-store -- --data DIR --count 1000000`.
import { parseArgs } from 'node:util';
import { openStore } from '../../main/engine/store/opening/open.ts';
import { countAllParts } from '../../main/engine/store/rollups/rollups.ts';
import { fillStore } from './fill-store.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    count: { type: 'string', default: '1000000' },
    waiting: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    /** Leaves the roll-ups for the station to make: what it does after an upgrade. */
    'leave-uncounted': { type: 'boolean', default: false },
  },
});
if (values.data === undefined) throw new Error('--data names the folder to make');
const opened = openStore(values.data);
if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
const count = Number(values.count);
const startedMs = performance.now();
fillStore(opened.value, {
  count,
  waiting: Number(values.waiting),
  seed: Number(values.seed),
  until: Date.now(),
  onProgress: (done) => process.stderr.write(`\r${done} of ${count} parts`),
});
process.stderr.write(`\n${((performance.now() - startedMs) / 1000).toFixed(0)} s\n`);
if (!values['leave-uncounted']) {
  countAllParts(opened.value.write, ({ left }) => process.stderr.write(`\r${left} of ${count} parts to count`));
}
opened.value.close();
process.stderr.write(`\n${((performance.now() - startedMs) / 1000).toFixed(0)} s\n`);

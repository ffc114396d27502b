// Makes a large station to look at and to measure on: `npm run bench:large-store -- --data DIR --count 1000000`.
import { parseArgs } from 'node:util';
import { openStore } from '../../main/engine/store/opening/open.ts';
import { fillStore } from './fill-store.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    count: { type: 'string', default: '1000000' },
    waiting: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
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
opened.value.close();
process.stderr.write(`\n${((performance.now() - startedMs) / 1000).toFixed(0)} s\n`);

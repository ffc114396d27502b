import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { dataFolder } from '../../../main/engine/data-folder.ts';
import { openStore } from '../../../main/engine/store/opening/open.ts';
import { openReader } from '../../../main/engine/store/opening/open-reader.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import type { Input, OperationName, Output } from '../../../preload/contract/operations/operations.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { InspectionId } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { createLineReader } from '../../support/lines/line-reader.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { randomNumbers } from '../../support/random.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { inspectionRecord } from '../../support/store/records.ts';
import { until } from '../../support/time/until.ts';
import { createStationProcess } from '../../support/whole-station/station-process.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const PARTS = 900;
const RECALLED = PARTS / 2;
/** `LUPA_KILLS=50` sets another number. */
const KILLS = Number(process.env['LUPA_KILLS'] ?? 6);
const REASON = 'the lamp was off';

/** The records of a shift, and who works on its case. */
function layShift(data: string): Actor {
  const opened = openStore(data);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  const store = opened.value;
  const place = addTestLane(store, AT);
  const records = Array.from({ length: PARTS }, (_, part) => inspectionRecord(place, `SN${part}.png`));
  writeRecords(store.write, records);
  const eva = actorOf(addTestPerson(store, 'Eva', 'engineer'));
  store.close();
  return eva;
}

/** How many parts of the killed station's cases are recalled. */
function recalledSoFar(data: string): number {
  const reader = openReader(data);
  if (!reader.ok) throw new Error(JSON.stringify(reader.fault));
  const rows = reader.value.read.all("SELECT 1 FROM case_part WHERE outcome = 'recalled'");
  reader.value.close();
  return rows.length;
}

test('killed at any moment of a recall, the station goes on with it, and calls every part back once', {
  timeout: 300_000,
}, async () => {
  const data = path.join(temporaryFolder(), 'data');
  const folder = dataFolder(data).lineOutput;
  const eva = layShift(data);
  const random = randomNumbers(1);
  const station = createStationProcess();
  onTestFinished(station.close);
  const start = async () => {
    const wish = { do: 'start', dataFolder: data, aheadMs: 0, passedMs: 0, draw: 0.999 } as const;
    expect(await station.wish(wish)).toBeNull();
  };
  const ask = async <N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const answer = await station.ask(name, input, eva);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.fault)}`);
    return answer.value;
  };
  const messages = () => readdirSync(folder).filter((name) => name.endsWith('.json')).length;

  await start();
  const scope = { kind: 'span', laneId: null, from: AT - 1000, until: AT + 1000 } as const;
  const { id } = await ask('case.open', { scope, reason: REASON });
  const read = () => ask('case.read', { id });
  expect((await until(read, ({ state }) => state === 'open')).counts.parts).toBe(PARTS);
  await until(messages, (told) => told === PARTS);
  const ids: InspectionId[] = [];
  for (let after: InspectionId | null = null; ; ) {
    const page: Output<'case.parts'> = await ask('case.parts', { id, show: 'all', lot: null, after, limit: 200 });
    ids.push(...page.parts.map(({ part }) => part.id));
    after = page.next;
    if (after === null) break;
  }
  const chosen = ids.filter((_, index) => index % 2 === 0);

  await ask('case.recall', { id, choice: { kind: 'chosen', ids: chosen }, reason: REASON });
  let recalled = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    await station.kill();
    const now = recalledSoFar(data);
    expect(now).toBeGreaterThanOrEqual(recalled);
    recalled = now;
    await start();
    // The first kills meet the recall itself, the later ones its messages.
    const more = messages() + (kill < KILLS / 2 ? 0 : Math.floor(random() * 60));
    await until(messages, (told) => told >= Math.min(more, PARTS + RECALLED));
  }
  const { counts, steps } = await until(read, ({ state }) => state === 'open');
  expect(counts).toMatchObject({ parts: PARTS, recalled: RECALLED, open: PARTS - RECALLED });
  expect(steps[0]).toMatchObject({ what: { kind: 'recall' }, parts: RECALLED });
  await until(
    () => ask('line-output.read', {}),
    ({ untold }) => untold === 0,
  );
  await station.wish({ do: 'stop' });

  const reader = createLineReader();
  reader.readFolder(folder);
  expect(reader.complaints).toEqual([]);
  expect(messages()).toBe(PARTS + RECALLED);
  const believed = reader.parts().filter((part) => reader.state(part) === 'RECALL');
  expect(believed.sort((a, b) => a - b)).toEqual(chosen);
  expect(reader.parts().filter((part) => reader.state(part) === 'PASS')).toHaveLength(PARTS - RECALLED);
});

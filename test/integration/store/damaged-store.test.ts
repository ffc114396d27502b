import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataFolder } from '../../../main/engine/data-folder.ts';
import { startStation } from '../../../main/engine/start-station.ts';
import { openDemoLine } from '../../../main/simulator/process/demo-line.ts';
import type { Result } from '../../../preload/contract/faults/result.ts';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ANY_PICTURE, COLOUR_RECIPE, colourPicture, registerColourModel } from '../../support/lines/colour-line.ts';
import { laneSettings } from '../../support/lines/test-lane.ts';
import { callsTo } from '../../support/station/calls.ts';
import { startTestStation } from '../../support/station/start-station.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { type Damage, doDamage, everyDamage } from '../../support/store/damaged-rows.ts';
import { until } from '../../support/time/until.ts';

type Message = Readonly<{ sequence: number; file: string; signal: string; kind: string }>;

let whole: string;
let camera: string;
let before: readonly Message[];

function messagesIn(root: string): readonly Message[] {
  const folder = path.join(root, 'line-output');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
}

async function drop(name: string, red: number): Promise<void> {
  const file = path.join(camera, name);
  await writeFile(`${file}.part`, await colourPicture(name, red));
  await rename(`${file}.part`, file);
}

/** A station with a history: parts of every signal, an answer, people, a draft, settings, a promoted model. */
async function livePast(): Promise<void> {
  whole = path.join(temporaryFolder(), 'data');
  camera = path.join(temporaryFolder(), 'camera');
  mkdirSync(camera, { recursive: true });
  const started = await startStation({
    modelsFolder: null,
    openDemoLine,
    workers: 1,
    draw: () => 0,
    dataFolder: whole,
  });
  if (!started.ok) throw new Error(JSON.stringify(started.fault));
  const station = started.value;
  const { ask } = callsTo(station.dispatch);
  const modelSha256 = await registerColourModel(station.store, temporaryFolder());
  await ask('station.change-settings', { stationName: 'Press 4', answerDelaySeconds: 0 });
  const body = { ...COLOUR_RECIPE, modelSha256, pictureLimits: ANY_PICTURE, automationLevel: 'partial' } as const;
  const recipe = await ask('recipe.add', { name: 'Colours', body });
  await ask('lane.add', { ...laneSettings(camera), recipeId: recipe.id });
  const ada = await ask('person.add-first', { name: 'Ada', pin: '123456' });
  const actor = { personId: ada.id, name: 'Ada', role: 'engineer', windowId: 'window-1' } as const;
  for (const [name, red] of [
    ['A1.png', 0.1],
    ['A2.png', 0.95],
    ['A3.png', 0.5],
    ['A4.png', 0.6],
    ['A5.png', 0.2],
  ] as const)
    await drop(name, red);
  await until(
    () => ask('inspection.recent', { limit: 10 }),
    (recent) => recent.length === 5,
    60_000,
  );
  // The line waits for these two; an audit that chance has drawn beside them would tell it nothing.
  const items = (await ask('review.claim', { count: 5 }, actor)).filter((item) => item.ask === 'unsure');
  const [first, second] = items;
  if (first === undefined || second === undefined) throw new Error('nothing waits');
  await ask(
    'review.answer',
    { itemId: first.id, kind: 'reject', classNames: ['red'], boxes: [], comment: '', tookMs: 900 },
    actor,
  );
  const draft = { boxes: [], comment: 'half', removed: [], keptAt: 5 };
  await ask('review.keep-draft', { itemId: second.id, draft }, actor);
  // Five signals and the answer, which is told a moment after it was given.
  before = await until(
    () => messagesIn(whole),
    ({ length }) => length > 5,
  );
  await station.stop();
}

/** What the line is told, from the beginning, by a damaged copy of the store, and about a part that arrives afterwards. */
async function live(damage: Damage) {
  const root = path.join(temporaryFolder(), 'data');
  cpSync(whole, root, { recursive: true });
  // Told again from the beginning, into the folder that carries this station's marker.
  const output = path.join(root, 'line-output');
  for (const name of readdirSync(output)) if (name.endsWith('.json')) rmSync(path.join(output, name));
  const { database } = dataFolder(root);
  doDamage(database, { table: 'line_output', column: 'written_seq', rowid: 'all', value: 0 });
  if (!doDamage(database, damage)) return null;
  const bugs: unknown[] = [];
  const onBug = (bug: unknown) => bugs.push(bug);
  process.on('unhandledRejection', onBug);
  const station = await startTestStation({ dataFolder: root, workers: 1 });
  const status = await station.call('station.status', {});
  const name = `B${Math.round(performance.now() * 1000)}.png`;
  await drop(name, 0.15);
  const isTold = () => safely(() => messagesIn(root).some(({ file }) => file === name)) === true;
  const since = performance.now();
  // A station that reports its damage may never take the part; one that reports nothing must, however busy the machine is.
  await until(
    async () =>
      isTold() || (performance.now() - since > SAID_FOR_MS && isSaid(await station.call('station.status', {}))),
    Boolean,
  ).catch(() => {
    throw new Error(`${JSON.stringify(damage).slice(0, 200)}: neither taken nor said`);
  });
  const queue = await station.call('review.queue', {});
  const claim = await station.call(
    'review.claim',
    { count: 5 },
    actorOf(addTestPerson(station.store, 'Eva', 'operator')),
  );
  await station.stop();
  process.off('unhandledRejection', onBug);
  rmSync(path.join(camera, name), { force: true });
  return {
    status,
    queue,
    claim,
    bugs,
    messages: safely(() => messagesIn(root)) ?? [],
  };
}

/** Whether the station tells people that something is wrong, or that nothing is set up. */
function isSaid(status: Result<StationStatus>): boolean {
  if (!status.ok) return false;
  const { faults, lanes, isFirstRun } = status.value;
  // A lane whose row says that it was removed or switched off counts as such, and every screen says so.
  return faults.length > 0 || lanes.some(({ state }) => state === 'paused') || isFirstRun;
}

function safely<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

const RUNS = Number(process.env['LUPA_DAMAGES'] ?? 12);
/** How long a station that reports its damage has to take a part all the same. */
const SAID_FOR_MS = 6000;

test('whatever column of whatever row is damaged, the station starts, says so, tells no PASS by it, and the line goes on', {
  timeout: 3_600_000,
}, async () => {
  await livePast();
  const damages = everyDamage(dataFolder(whole).database);
  const passed = new Set(before.filter(({ signal }) => signal === 'PASS').map(({ file }) => file));
  const seed = Number(process.env['LUPA_SEED'] ?? 1);
  for (const damage of fc.sample(fc.constantFrom(...damages), { numRuns: RUNS, seed })) {
    const outcome = await live(damage);
    if (outcome === null) continue;
    const told = JSON.stringify(damage).slice(0, 200);
    expect.soft(outcome.bugs, told).toEqual([]);
    expect.soft(outcome.status, told).toMatchObject({ ok: true });
    expect.soft(outcome.queue, told).toMatchObject({ ok: true });
    expect.soft(outcome.claim, told).toMatchObject({ ok: true });
    const passes = outcome.messages.filter(({ file, signal }) => signal === 'PASS' && file.startsWith('A'));
    expect
      .soft(
        passes.filter(({ file }) => !passed.has(file)),
        told,
      )
      .toEqual([]);
  }
});

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { people } from '../../../main/engine/store/set-up/people.ts';
import type { Input } from '../../../preload/contract/operations/operations.ts';
import { inspectionSchema } from '../../../preload/contract/parts/inspection.ts';
import type { AutomationLevel } from '../../../preload/contract/station/recipe.ts';
import { stationStatusSchema } from '../../../preload/contract/station/status.ts';
import type { EventName } from '../../../preload/contract/transport/events.ts';
import { events } from '../../../preload/contract/transport/events.ts';
import { beginColourLine, colourPicture } from '../../support/lines/colour-line.ts';
import { inOneShift } from '../../support/station/one-shift.ts';
import { startTestStation, type TestStation } from '../../support/station/start-station.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';
import { until } from '../../support/time/until.ts';

/** A person who may answer there: every answer carries the name of a person. */
function reviewerAt({ store }: TestStation) {
  return actorOf(people(store.read)[0] ?? addTestPerson(store, 'Ana', 'operator'));
}

async function lineFiles(dataFolder: string): Promise<readonly Record<string, unknown>[]> {
  const folder = path.join(dataFolder, 'line-output');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8'))));
}

test('an image dropped into the folder becomes a decision, a record, a message to the line and an event', async () => {
  const published: { name: EventName; payload: unknown }[] = [];
  const station = await startTestStation({ publish: (name, payload) => void published.push({ name, payload }) });
  await inOneShift(station);
  const line = await beginColourLine(station);

  const id = await line.drop('L7_S001.png', 0.9);

  const inspection = await station.ask('inspection.read', { id });
  expect(inspectionSchema.parse(inspection)).toMatchObject({
    fileName: 'L7_S001.png',
    serial: 'S001',
    lot: 'L7',
    verdict: 'fail',
    signal: 'FAIL',
    topClass: 'red',
    isReadable: true,
    isWaiting: false,
    width: 128,
    height: 128,
    modelName: 'colour 1',
    reasons: [{ code: 'defect', className: 'red' }],
    detections: [{ className: 'red', box: { space: 'pixel', x: 16, y: 16, width: 32, height: 32 } }],
  });
  const told = await until(
    () => lineFiles(station.dataFolder),
    (files) => files.length === 1,
  );
  expect(told).toMatchObject([{ signal: 'FAIL', serial: 'S001' }]);
  const status = await station.ask('station.status', {});
  expect(stationStatusSchema.parse(status)).toMatchObject({
    isFirstRun: false,
    shift: { inspected: 1, fail: 1 },
    lanes: [{ state: 'watching' }],
    last: { id },
  });
  await until(
    () => published.map(({ name }) => name),
    (names) => names.includes('inspection.decided') && names.includes('station.changed'),
  );
  for (const { name, payload } of published) events[name].parse(payload);
});

test.each<[AutomationLevel, number, string, string, string | null]>([
  ['manual', 0.9, 'undetermined', 'HOLD', 'level'],
  ['shadow', 0.9, 'undetermined', 'HOLD', 'level'],
  ['assist', 0.9, 'fail', 'HOLD', 'level'],
  ['partial', 0.9, 'fail', 'FAIL', null],
  ['partial', 0.5, 'undetermined', 'HOLD', 'unsure'],
  ['partial', 0.1, 'pass', 'PASS', null],
  ['full', 0.5, 'undetermined', 'FAIL', null],
  ['full', 0.1, 'pass', 'PASS', null],
])('at %s, a part of %d red shows as %s and is signalled %s', async (level, red, verdict, signal, ask) => {
  const station = await startTestStation();
  const line = await beginColourLine(station, { automationLevel: level });

  const id = await line.drop('part.png', red);

  expect(await station.ask('inspection.read', { id })).toMatchObject({ verdict, signal, isWaiting: ask !== null });
  const [item] = await station.ask('review.claim', { count: 1 }, reviewerAt(station));
  expect(item?.ask ?? null).toBe(ask);
});

test('at manual the model is not even asked; at shadow its opinion is recorded and shown to nobody who has not answered', async () => {
  const station = await startTestStation();
  const line = await beginColourLine(station, { automationLevel: 'manual' });
  const silent = await station.ask('inspection.read', { id: await line.drop('a.png', 0.9) });
  expect(silent).toMatchObject({ modelSha256: null, detections: [], reasons: [{ code: 'model-silent' }] });

  const [recipe] = await station.ask('recipe.list', {});
  if (recipe === undefined) throw new Error('no recipe');
  const body = { ...recipe.body, automationLevel: 'shadow' as const };
  await station.ask('recipe.change', { id: recipe.id, basedOn: 1, name: recipe.name, body, comment: 'watch it first' });
  const id = await line.drop('b.png', 0.9);

  expect(await station.ask('inspection.read', { id })).toMatchObject({ detections: [], reasons: [], topClass: null });
  const items = await station.ask('review.claim', { count: 2 }, reviewerAt(station));
  const blind = items.find((item) => item.isBlind);
  expect(blind?.inspection).toMatchObject({ id, detections: [], verdict: 'undetermined', recipeVersion: 2 });
  if (blind === undefined) throw new Error('no blind item');
  const answer: Input<'review.answer'> = {
    itemId: blind.id,
    kind: 'reject',
    classNames: ['red'],
    boxes: [],
    comment: '',
    tookMs: 900,
  };
  await station.ask('review.answer', answer, reviewerAt(station));
  const answered = await station.ask('inspection.read', { id });
  expect(answered).toMatchObject({ verdict: 'fail', topClass: 'red', disposition: 'reject', isWaiting: false });
});

test('an image can be viewed, as it came and small', async () => {
  const station = await startTestStation();
  const line = await beginColourLine(station);
  const id = await line.drop('a.png', 0.4);

  const picture = await station.locate(id, 'picture');
  const thumbnails = await Promise.all([1, 2, 3].map(() => station.locate(id, 'thumbnail')));

  expect(picture).toMatchObject({ ok: true, value: { mediaType: 'image/png' } });
  expect(new Set(thumbnails.map((one) => one.ok && one.value.path)).size).toBe(1);
  expect(thumbnails[0]).toMatchObject({ ok: true, value: { mediaType: 'image/jpeg' } });
});

test('records are there after a restart, and the same folder continues', async () => {
  const first = await startTestStation();
  const line = await beginColourLine(first);
  const id = await line.drop('a.png', 0.5);
  await first.stop();

  const second = await startTestStation({ dataFolder: first.dataFolder });

  expect(await second.ask('inspection.read', { id })).toMatchObject({ signal: 'HOLD', isWaiting: true });
  await until(
    () => second.isDrained(),
    (isDrained) => isDrained,
  );
  expect(await second.ask('inspection.recent', { limit: 10 })).toHaveLength(1);
  expect(await second.ask('station.reconcile', { laneId: line.lane.id })).toMatchObject({ seen: 1, unaccounted: 0 });
});

test('the line is told about a part that waits, and about its end: by a person, or by the clock', async () => {
  const clock = fixedClock('2026-03-02T06:00:00Z');
  const station = await startTestStation({ clock });
  await station.ask('station.change-settings', { answerDelaySeconds: 0 });
  const line = await beginColourLine(station, { hold: { timeoutMs: 60_000, onTimeout: 'reject' } });
  const first = await line.drop('a.png', 0.5);
  await line.drop('b.png', 0.51);
  const items = await station.ask('review.claim', { count: 2 }, reviewerAt(station));
  const item = items.find(({ inspection }) => inspection.id === first);
  if (item === undefined) throw new Error('the first part does not wait');
  const answer: Input<'review.answer'> = {
    itemId: item.id,
    kind: 'accept',
    classNames: [],
    boxes: [],
    comment: '',
    tookMs: 800,
  };
  await station.ask('review.answer', answer, reviewerAt(station));

  clock.advance(60_000);

  const told = await until(
    () => lineFiles(station.dataFolder),
    (files) => files.length === 4,
  );
  expect(told).toMatchObject([
    { sequence: 1, signal: 'HOLD', disposition: null },
    { sequence: 2, signal: 'HOLD', disposition: null },
    { sequence: 3, disposition: { kind: 'accept', ask: 'unsure' } },
    { sequence: 4, disposition: { kind: 'reject', ask: 'timeout' } },
  ]);
  expect(await station.ask('station.status', {})).toMatchObject({ review: { waiting: 0 } });
});

test('a drawn part gets a second look by somebody who does not know how it was decided', async () => {
  const station = await startTestStation({ draw: () => 0 });
  const line = await beginColourLine(station);
  const id = await line.drop('a.png', 0.1);

  expect(await station.ask('inspection.read', { id })).toMatchObject({ signal: 'PASS', isWaiting: true });
  const [item] = await station.ask('review.claim', { count: 1 }, reviewerAt(station));
  expect(item).toMatchObject({ ask: 'audit', isBlind: true, dueAt: null, inspection: { signal: 'HOLD', reasons: [] } });
});

test('when the model cannot run, parts are told ERROR, shown to a person, and the fault is on the screen', async () => {
  const first = await startTestStation();
  const line = await beginColourLine(first);
  await first.stop();
  const [model] = await readdir(path.join(first.dataFolder, 'models'));
  await writeFile(path.join(first.dataFolder, 'models', model ?? '', 'model.onnx'), 'overwritten');

  const station = await startTestStation({ dataFolder: first.dataFolder });
  await writeFile(path.join(line.lane.folder, 'a.png'), await colourPicture('a', 0.1));

  const [part] = await until(
    () => station.ask('inspection.recent', { limit: 1 }),
    (recent) => recent.length === 1,
  );
  expect(part).toMatchObject({ verdict: 'undetermined', signal: 'ERROR', isReadable: true, isWaiting: true });
  expect(await station.ask('station.status', {})).toMatchObject({
    faults: [{ where: expect.stringMatching(/^model/) }],
  });
});

test('a camera folder that went and came back is a fault that is over, on the screen too', async () => {
  const station = await startTestStation();
  const { lane } = await beginColourLine(station);
  const faults = async () => (await station.ask('station.status', {})).faults;

  await rm(lane.folder, { recursive: true });
  const gone = await until(faults, ({ length }) => length > 0);
  expect(gone).toMatchObject([{ where: `lane ${lane.name}`, isOver: false }]);
  await mkdir(lane.folder);
  expect(await until(faults, ([first]) => first?.isOver === true)).toHaveLength(gone.length);
});

test('with parts waiting for the only worker, no more than one is said to be at work', async () => {
  const atWork: number[] = [];
  const station = await startTestStation({
    workers: 1,
    onRecorded: () => void atWork.push(station.status().health.inFlight),
  });
  const { lane } = await beginColourLine(station);
  const names = Array.from({ length: 8 }, (_, index) => `P${index}.png`);
  await Promise.all(names.map(async (name) => writeFile(path.join(lane.folder, name), await colourPicture(name, 0.1))));
  await until(
    () => atWork.length,
    (recorded) => recorded === names.length,
  );
  expect(Math.max(...atWork)).toBeLessThanOrEqual(1);
});

import { expect, test } from 'vitest';
import { beginSimulated } from '../../main/app/begin-simulated.ts';
import { followStation } from '../../main/app/follow-station.ts';
import { failed, ok, type Result } from '../../preload/contract/faults/result.ts';
import { stationSettingsSchema } from '../../preload/contract/station/settings.ts';
import { aStatus } from '../renderer/support/station-factories.ts';
import { knownEngine, runs } from './support/known-engine.ts';
import { manualTimers } from './support/manual-timers.ts';
import { personOf } from './support/people.ts';

const settings = stationSettingsSchema.parse({
  stationName: 'Line 3',
  language: 'es',
  theme: 'auto',
  shiftStarts: [360],
  savesShiftReports: false,
  lineOutputFolder: null,
  isLineOutputOnShare: false,
  workers: null,
  maxPictureMegapixels: 100,
  answerDelaySeconds: 3,
  autoLockMinutes: 10,
  alarmVolume: 50,
  minLookMs: 150,
  secondLookShare: 0.1,
  secondLookHours: 8,
});

function startFollowing(people: readonly Result<unknown>[]) {
  const station = knownEngine({ 'person.list': people, 'station.settings': [ok(settings)] });
  const timers = manualTimers();
  const known: unknown[] = [];
  followStation({
    engine: station.engine,
    timers,
    log: () => {},
    onPeople: (list) => known.push(list),
    onSettings: (current) => known.push(current),
  });
  return { ...station, timers, known };
}

test('as soon as the engine runs, main knows the people and the settings', async () => {
  const { become, known } = startFollowing([ok([personOf('operator')])]);
  become({ kind: 'starting' });
  expect(known).toEqual([]);
  become(runs);
  await expect.poll(() => known).toEqual([[personOf('operator')], settings]);
});

test('main asks again for what the engine reports as changed, and for nothing else', async () => {
  const { say, asked, known } = startFollowing([ok([])]);
  say('list.changed', { lists: ['lanes', 'people'] });
  say('list.changed', { lists: ['models'] });
  say('station.changed', {});
  await expect.poll(() => known).toEqual([[]]);
  expect(asked).toEqual(['person.list']);
});

test('a busy engine is asked again, and until it answers no person is recognised', async () => {
  const timeout = failed({ code: 'engine-timeout', operation: 'person.list', waitedMs: 10_000 });
  const { become, timers, asked, known } = startFollowing([timeout, ok([])]);
  become(runs);
  await expect.poll(() => known).toEqual([settings]);
  timers.advance(2_000);
  await expect.poll(() => known).toEqual([settings, []]);
  expect(asked.filter((name) => name === 'person.list')).toHaveLength(2);
});

test('an answer that is not a list of people changes nothing', async () => {
  const { become, known } = startFollowing([ok('everybody')]);
  become(runs);
  await expect.poll(() => known).toEqual([settings]);
});

const begun = async (isFirstRun: boolean, answers: readonly Result<unknown>[] = [ok({})]) => {
  const { engine, become, asked } = knownEngine({
    'station.status': [ok(aStatus({ isFirstRun }))],
    'station.begin-simulated': answers,
  });
  beginSimulated(engine, () => {});
  become({ kind: 'starting' });
  become(runs);
  await expect.poll(() => asked).toContain('station.status');
  become(runs);
  await Promise.resolve();
  return asked;
};

test('a new station begins on the simulated line once, however often its engine starts', async () => {
  expect(await begun(true)).toEqual(['station.status', 'station.begin-simulated']);
});

test('a station that is set up is left as it is', async () => {
  expect(await begun(false)).toEqual(['station.status']);
});

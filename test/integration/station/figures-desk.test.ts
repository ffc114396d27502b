import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { type FigureDeskDeps, openFigureDesk } from '../../../main/engine/figures/figures-desk.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { addAnsweredStudy } from '../../support/store/answered-study.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../support/store/records.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';

const NOW = '2026-03-02T06:30:00Z';
const AT = Date.parse('2026-03-02T06:00:00Z');
const FILTER = {
  period: { kind: 'custom' as const, from: AT - 3_600_000, until: AT + 3_600_000 },
  ...{ laneId: null, lot: null, recipeId: null, modelSha256: null },
};

function desk(change: Partial<FigureDeskDeps> = {}, root = temporaryFolder()) {
  const bugs: string[] = [];
  const unreadable: Fault[] = [];
  const figures = openFigureDesk({
    dataFolder: root,
    clock: fixedClock(NOW),
    onUnreadable: (_what, fault) => unreadable.push(fault),
    onBug: (name, bug) => bugs.push(`${name}: ${bug}`),
    ...change,
  });
  onTestFinished(() => figures.close());
  return { ...figures, root, bugs, unreadable };
}

test('a figure is the same from the process as from the engine, and counts what was written a moment ago', async () => {
  const here = openTestDesk({ clock: fixedClock(NOW) });
  const place = addTestLane(here.store, AT);
  const eva = actorOf(addTestPerson(here.store, 'Eva', 'engineer'));
  const { ask, bugs } = desk({}, here.store.folder.root);
  const inspected = async () => {
    const answered = await ask('report.yield', FILTER, eva);
    expect(answered).toEqual({ ok: true, value: await here.ask('report.yield', FILTER) });
    return answered.ok ? (answered.value as { current: { inspected: number } }).current.inspected : null;
  };
  expect(await inspected()).toBe(0);
  writeRecords(here.store.write, [inspectionRecord(place, 'a.jpg')]);
  expect(await inspected()).toBe(1);
  expect(await ask('history.days', {}, eva)).toMatchObject({ ok: true, value: [{ inspected: 1 }] });
  expect(await ask('study.list', {}, eva)).toEqual({ ok: true, value: [] });
  const study = addAnsweredStudy(here.store, { ...place, at: AT }, { parts: 4, people: 2, rounds: 2 });
  const result = await ask('study.result', { id: study }, eva);
  expect(result).toMatchObject({ ok: true, value: { study: { name: 'Study' } } });
  expect(result).toEqual({ ok: true, value: await here.ask('study.result', { id: study }, eva) });
  expect(bugs).toEqual([]);
});

test('a row that cannot be believed is told to the station, and the figure stands on those that can', async () => {
  const store = openTestStore();
  const eva = actorOf(addTestPerson(store, 'Eva', 'engineer'));
  const { ask, unreadable } = desk({}, store.folder.root);
  store.write.run("INSERT INTO station_setting (body, made_by, made_at) VALUES ('no JSON', 'Eva', 1)");
  const answered = await ask('report.yield', { ...FILTER, period: { kind: 'custom', from: AT, until: AT + 1 } }, eva);
  expect(answered).toMatchObject({ ok: true });
  expect(unreadable).toMatchObject([{ code: 'record-unreadable' }]);
});

test('a process that ends takes its figure along and no other; one that hangs is ended', async () => {
  const folder = temporaryFolder();
  const program = path.join(folder, 'figures.mjs');
  writeFileSync(
    program,
    `process.on('message', ({ id, name }) => {
      if (name === 'report.scores') process.exit(3);
      if (name === 'report.box-map') for (;;);
      process.send({ id, result: { ok: true, value: name }, unreadable: [], bug: null });
    });`,
  );
  const { ask } = desk({ entry: pathToFileURL(program), timeLimitMs: 5000 });
  const actor = { personId: null, name: '', role: 'nobody' as const, windowId: 'w' };
  const answers = await Promise.all(
    (['report.yield', 'report.scores', 'report.pace', 'report.box-map'] as const).map((name) => ask(name, {}, actor)),
  );
  expect(answers.map((answer) => (answer.ok ? answer.value : answer.fault.code))).toEqual([
    'report.yield',
    'internal',
    'report.pace',
    'engine-timeout',
  ]);
  expect(await ask('report.lots', {}, actor)).toEqual({ ok: true, value: 'report.lots' });
});

test('a desk that is closed answers that the engine is down', async () => {
  const { ask, close } = desk();
  close();
  const actor = { personId: null, name: '', role: 'nobody' as const, windowId: 'w' };
  expect(await ask('report.yield', FILTER, actor)).toMatchObject({ ok: false, fault: { code: 'engine-down' } });
});

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { logQuantile, type StepCount } from '../../../../main/domain/statistics/log-quantile.ts';
import { dataFolder } from '../../../../main/engine/data-folder.ts';
import { startSteadyClock } from '../../../../main/engine/steady-clock.ts';
import { UnreadableRow } from '../../../../main/engine/store/columns/unreadable-row.ts';
import { newestCases } from '../../../../main/engine/store/containment/cases.ts';
import { foundation } from '../../../../main/engine/store/migrations/0000/0010-foundation.ts';
import { stageSteps } from '../../../../main/engine/store/migrations/0200/0250-stage-steps.ts';
import { migrations } from '../../../../main/engine/store/migrations/index.ts';
import { verdictCounts } from '../../../../main/engine/store/models/comparison.ts';
import { APPLICATION_ID, lackOfRoom } from '../../../../main/engine/store/opening/migrate.ts';
import { openStore } from '../../../../main/engine/store/opening/open.ts';
import { reviewItemOf } from '../../../../main/engine/store/review/review-items.ts';
import { addedUpUntil, countCoarseDifferences } from '../../../../main/engine/store/rollups/coarse.ts';
import { addUpDueDay } from '../../../../main/engine/store/rollups/comparison-days.ts';
import { countRollupDifferences, uncountedParts } from '../../../../main/engine/store/rollups/rollups.ts';
import { STEPS_PER_OCTAVE } from '../../../../main/engine/store/rollups/stages.ts';
import { changePersonLook, personLook } from '../../../../main/engine/store/set-up/person-look.ts';
import { recipeAt } from '../../../../main/engine/store/set-up/recipes.ts';
import { recentFaults } from '../../../../main/engine/store/station/fault-events.ts';
import { keptClock } from '../../../../main/engine/store/station/kept-clock.ts';
import { studies } from '../../../../main/engine/store/studies/studies.ts';
import { paceCounts } from '../../../../main/engine/store/teaching/consistency-counts.ts';
import { storeUnusable } from '../../../../preload/contract/faults/store-trouble.ts';
import { DEFAULT_RECIPE_BODY, HOLD_LONGEST_MS } from '../../../../preload/contract/station/recipe.ts';
import { instantSchema, recipeIdSchema } from '../../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../../support/files/temporary-folder.ts';
import { addTestModels } from '../../../support/models/registered-models.ts';
import { addTestPerson } from '../../../support/station/test-person.ts';

/** A data folder as the first version of Lupa left it. */
function firstVersionsFolder(): string {
  const root = temporaryFolder();
  const store = openStore(root, [foundation]);
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  store.value.close();
  return root;
}

test('deadlines and wrong PINs stored by an earlier version continue after an upgrade', () => {
  const root = temporaryFolder();
  const before = openStore(
    root,
    migrations.filter(({ version }) => version <= 122),
  );
  if (!before.ok) throw new Error(JSON.stringify(before.fault));
  const { write } = before.value;
  write.run(
    `INSERT INTO person (name, role, is_active, pin_salt, pin_hash, wrong_pins, locked_until)
     VALUES ('Ana', 'operator', 1, x'00', x'00', 4, 1772431230000)`,
  );
  before.value.close();

  const after = openStore(root);
  if (!after.ok) throw new Error(JSON.stringify(after.fault));
  expect(after.value.read.all('SELECT person_id, seat, wrong_pins, locked_until FROM pin_guess')).toEqual([
    { person_id: 1, seat: '', wrong_pins: 4, locked_until: 1_772_431_230_000 },
  ]);
  expect(after.value.read.all('SELECT pin_cost FROM person')).toEqual([{ pin_cost: 14 }]);
  // The steady time begins as the time of day: points of it that were kept as times of day need no change.
  expect(keptClock(after.value.read)).toBeNull();
  const now = Date.parse('2026-03-02T06:00:00Z');
  const source = { wall: { now: () => now }, monotonicMs: () => 0, uptimeMs: () => 0, bootId: null };
  const clock = startSteadyClock(after.value.write, source, { onJump: () => undefined, onError: () => undefined });
  expect(clock.steady()).toBe(now);
  clock.stop();
  after.value.close();
});

test('a store of the first version is copied, then upgraded, and says so', () => {
  const root = firstVersionsFolder();
  const store = openStore(root);
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  const copy = path.join(root, 'backups', 'station-schema-10.sqlite');
  expect(store.value.upgrade).toEqual({ from: 10, to: migrations.at(-1)?.version, copy });
  store.value.close();

  const before = new SQLite(copy, { readonly: true });
  expect(before.pragma('user_version', { simple: true })).toBe(10);
  expect(before.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
  before.close();
  const again = openStore(root);
  expect(again.ok && again.value.upgrade).toBeNull();
  if (again.ok) again.value.close();
});

test('space is needed for the copy and for what the steps write', () => {
  const root = firstVersionsFolder();
  const connection = new SQLite(path.join(root, 'station.sqlite'));
  const size = readFileSync(path.join(root, 'station.sqlite')).length;
  expect(lackOfRoom(connection, root, () => 2 * size)).toBeNull();
  expect(lackOfRoom(connection, root, () => 0)).toMatchObject({ figures: { megabytes: Math.ceil((2 * size) / 1e6) } });
  connection.close();
});

test('without space for the copy nothing is changed, and the sentence says how much is missing', () => {
  const root = firstVersionsFolder();
  const { backups } = dataFolder(root);
  expect(openStore(root, migrations, () => 0)).toEqual({
    ok: false,
    fault: storeUnusable(root, { why: 'no-room-for-copy', figures: { backups, megabytes: 1 } }),
  });
  const connection = new SQLite(path.join(root, 'station.sqlite'));
  expect(connection.pragma('user_version', { simple: true })).toBe(10);
  expect(existsSync(path.join(backups, 'station-schema-10.sqlite'))).toBe(false);
  connection.close();
});

test('faults that an older Lupa recorded in English words can still be read', () => {
  const root = firstVersionsFolder();
  const connection = new SQLite(path.join(root, 'station.sqlite'));
  const fault = { code: 'conflict', reason: 'there is another file called phone-glass 1' };
  connection
    .prepare("INSERT INTO fault_event (at, place, code, fault) VALUES (1, 'model', 'conflict', ?)")
    .run(JSON.stringify(fault));
  connection.close();

  const store = openStore(root);
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  expect(recentFaults(store.value.read, { from: instantSchema.parse(0), until: Number.MAX_SAFE_INTEGER }, 10)).toEqual([
    { at: 1, where: 'model', fault: { code: 'conflict', why: 'noted', figures: { complaint: fault.reason } } },
  ]);
  store.value.close();
});

test('holds longer than a date can express end after thirty days, in recipes and for waiting parts', () => {
  const root = temporaryFolder();
  const before = migrations.filter(({ version }) => version < 130);
  const old = openStore(root, before);
  if (!old.ok) throw new Error(JSON.stringify(old.fault));
  const { write } = old.value;
  const body = { ...DEFAULT_RECIPE_BODY, hold: { timeoutMs: Number.MAX_SAFE_INTEGER, onTimeout: 'reject' } };
  write.transaction(() => {
    write.run('INSERT INTO recipe (id, made_at) VALUES (1, 0)');
    const version =
      "INSERT INTO recipe_version (recipe_id, version, name, body, made_by, made_at, comment, despite) VALUES (1, @version, 'Glass', @body, '', 0, '', '[]')";
    write.run(version, { version: 1, body: JSON.stringify(body) });
    write.run(version, { version: 2, body: 'no JSON' });
    write.run(version, { version: 3, body: JSON.stringify({ ...body, hold: { ...body.hold, timeoutMs: 4000 } }) });
    write.run(
      "INSERT INTO lane (id, name, folder, recipe_id, is_enabled, watching) VALUES (1, 'Lane', '/camera', 1, 1, '{}')",
    );
  });
  write.transaction(() => {
    write.run(
      "INSERT INTO shot (id, lane_id, relative_path, size_bytes, mtime_ms, captured_at, admitted_at) VALUES (1, 1, 'SN1.jpg', 9, 5, 5, 5)",
    );
    write.run(
      `INSERT INTO inspection (id, recipe_id, recipe_version, automation_level, is_readable, width, height, verdict, signal, reasons, decided_at)
       VALUES (1, 1, 1, 'manual', 1, 64, 64, 'undetermined', 'HOLD', '[{"code":"model-silent"}]', 5)`,
    );
    write.run(
      "INSERT INTO review_item (id, inspection_id, ask, is_blind, queued_at, due_at) VALUES (1, 1, 'level', 0, 5, 9007199254740991)",
    );
  });
  old.value.close();

  const store = openStore(root);
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  const { read } = store.value;
  const holdOf = (version: number) => recipeAt(read, recipeIdSchema.parse(1), version)?.body.hold.timeoutMs;
  expect(holdOf(1)).toBe(HOLD_LONGEST_MS);
  expect(holdOf(3)).toBe(4000);
  expect(() => holdOf(2)).toThrow(UnreadableRow);
  expect(reviewItemOf(read, 1)?.dueAt).toBe(5 + HOLD_LONGEST_MS);
  store.value.close();
});

test('stage times counted in wide steps can be read in the fine ones, and are exact once rebuilt', () => {
  const root = temporaryFolder();
  const old = openStore(
    root,
    migrations.filter(({ version }) => version < 250),
  );
  if (!old.ok) throw new Error(JSON.stringify(old.fault));
  // 20 ms are 2^14.29 microseconds.
  old.value.write.run('INSERT INTO rollup_stage (hour, lane_id, stage, step, parts) VALUES (1, 1, 2, 57, 1000)');
  old.value.close();
  const connection = new SQLite(path.join(root, 'station.sqlite'));
  connection.exec(stageSteps.sql);
  connection.pragma('user_version = 250');
  const rows = connection.prepare('SELECT step, parts AS count FROM rollup_stage').all() as StepCount[];
  connection.close();
  expect(Math.abs((logQuantile(rows, 0.95, STEPS_PER_OCTAVE) ?? 0) / 20_000 - 1)).toBeLessThan(0.1);

  const store = openStore(root);
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  expect(countRollupDifferences(store.value.read)).toBe(0);
  store.value.close();
});

test('comparisons from before there were days of them say the same after an upgrade, added up or not, and no part is counted again for it', () => {
  const root = temporaryFolder();
  const old = openStore(
    root,
    migrations.filter(({ version }) => version <= 290),
  );
  if (!old.ok) throw new Error(JSON.stringify(old.fault));
  const [challenger] = addTestModels(old.value, 0, ['1']);
  if (challenger === undefined) throw new Error('no model');
  // The last quarter of an hour of one day and the first of the next.
  old.value.write.run(
    `INSERT INTO rollup_shadow (challenger_id, slot, lane_id, lot, champion, challenger, known, parts)
     VALUES (1, 95, 1, 'L-1', 'pass', 'fail', 'bad', 3), (1, 96, 1, 'L-2', 'pass', 'fail', 'bad', 4)`,
  );
  old.value.write.run('UPDATE rollup_state SET is_stale = 0');
  old.value.close();

  const store = openStore(root);
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  const { read, write } = store.value;
  const DAY = 24 * 60 * 60_000;
  const filter = { modelSha256: challenger, replayId: null, from: 0, until: 9 * DAY, laneId: null, lot: null };
  const parts = () => verdictCounts(read, filter).map((count) => count.parts);
  expect(parts()).toEqual([7]);
  expect([addUpDueDay(write, 9 * DAY), addUpDueDay(write, 9 * DAY), addUpDueDay(write, 9 * DAY)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(read.all('SELECT day, parts FROM rollup_shadow_day')).toEqual([
    { day: 0, parts: 3 },
    { day: 1, parts: 4 },
  ]);
  expect(parts()).toEqual([7]);
  store.value.close();
});

test('records from before there were studies are opened as they are, and the time people take is still read from one index', () => {
  for (const last of [122, 211]) {
    const root = temporaryFolder();
    const old = openStore(
      root,
      migrations.filter(({ version }) => version <= last),
    );
    if (!old.ok) throw new Error(JSON.stringify(old.fault));
    old.value.close();

    const store = openStore(root);
    if (!store.ok) throw new Error(JSON.stringify(store.fault));
    const { read } = store.value;
    expect(studies(read, null)).toEqual([]);
    const span = { from: 0, until: 9, recipeId: null };
    expect(paceCounts(read, span)).toEqual([]);
    const plan = JSON.stringify(
      read.all(`EXPLAIN QUERY PLAN SELECT d.person_id, d.took_ms FROM disposition d INDEXED BY disposition_pace
        WHERE d.person_id IS NOT NULL AND d.took_ms IS NOT NULL AND d.ask <> 'study' AND d.made_at >= 1`),
    );
    expect(plan).toContain('USING COVERING INDEX disposition_pace');
    store.value.close();
  }
});

test('days that coarse roll-ups held with every part are kept where they are over, and no part is counted again for it', () => {
  const root = temporaryFolder();
  const old = openStore(
    root,
    migrations.filter(({ version }) => version < 350),
  );
  if (!old.ok) throw new Error(JSON.stringify(old.fault));
  const { write } = old.value;
  write.run('UPDATE rollup_state SET is_stale = 0');
  // Two days of three hours; all of the second is in the day's row as well, although the day goes on.
  for (const day of [20_000, 20_001]) {
    for (const hour of [day * 24, day * 24 + 1, day * 24 + 2]) {
      write.run('INSERT INTO rollup_stage (hour, lane_id, stage, step, parts) VALUES (@hour, 1, 2, 57, 10)', { hour });
    }
    write.run('INSERT INTO rollup_stage_day (day, lane_id, stage, step, parts) VALUES (@day, 1, 2, 57, 30)', { day });
    write.run(
      `INSERT INTO rollup (slot, lane_id, lot, recipe_id, recipe_version, model_id, shots) VALUES (@day * 96, 1, '', 1, 1, 1, 30)`,
      { day },
    );
  }
  old.value.close();

  const store = openStore(root);
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  const { read } = store.value;
  expect(uncountedParts(read)).toEqual({ left: 0, of: 0 });
  expect(addedUpUntil(read)).toBe(20_001 * 24 * 60 * 60_000);
  expect(read.all('SELECT day, parts FROM rollup_stage_day')).toEqual([{ day: 20_000, parts: 30 }]);
  expect(countCoarseDifferences(read)).toBe(0);
  store.value.close();
});

test('records from before there were cases are opened as they are, and nothing the line was told becomes a recall', () => {
  const root = temporaryFolder();
  const before = openStore(
    root,
    migrations.filter(({ version }) => version < 360),
  );
  if (!before.ok) throw new Error(JSON.stringify(before.fault));
  const { write } = before.value;
  write.run(`INSERT INTO recipe (id, made_at) VALUES (1, 0)`);
  write.run(`INSERT INTO lane (id, name, folder, recipe_id, is_enabled, watching) VALUES (1, 'L', '/l', 1, 1, '{}')`);
  write.run(`INSERT INTO shot (id, lane_id, relative_path, size_bytes, mtime_ms, captured_at, admitted_at)
    VALUES (1, 1, 'a.png', 1, 1, 1, 1)`);
  write.run(`INSERT INTO line_message (shot_id, kind, made_at) VALUES (1, NULL, 1), (1, 'again', 2)`);
  before.value.close();

  const after = openStore(root);
  if (!after.ok) throw new Error(JSON.stringify(after.fault));
  expect(after.value.read.all('SELECT kind, recalls FROM line_message ORDER BY seq')).toEqual([
    { kind: null, recalls: null },
    { kind: 'again', recalls: null },
  ]);
  expect(newestCases(after.value.read, 10)).toEqual([]);
  // A recall is never taken for the signal of its part.
  expect(() =>
    after.value.write.run('INSERT INTO line_message (shot_id, recalls, made_at) VALUES (1, 1, 3)'),
  ).toThrow();
  after.value.close();
});

test('people from before they had a look of their own see the station’s, and can choose one', () => {
  const root = temporaryFolder();
  const old = openStore(
    root,
    migrations.filter(({ version }) => version < 380),
  );
  if (!old.ok) throw new Error(JSON.stringify(old.fault));
  const { id } = addTestPerson(old.value, 'Ana', 'operator');
  old.value.close();

  const store = openStore(root);
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  const { read, write } = store.value;
  expect(personLook(read, id)).toEqual({ language: null, theme: null });
  write.transaction(() => changePersonLook(write, id, { language: 'es', theme: 'dark' }));
  expect(personLook(read, id)).toEqual({ language: 'es', theme: 'dark' });
  store.value.close();
});

import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { steadyMs } from '../../../main/engine/clock.ts';
import { MARKER_NAME } from '../../../main/engine/line-output/marker.ts';
import { lineWrittenThrough } from '../../../main/engine/store/line/line-messages.ts';
import { beginEpoch, forgetMarking, lineStation } from '../../../main/engine/store/line/line-station.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { AT, made, record, records, run, told, untilRefused, untilTold } from '../../support/lines/told-folder.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { recordWaiting } from '../../support/store/waiting-parts.ts';
import { until } from '../../support/time/until.ts';

describe('a missing share', () => {
  test('gets its messages when it is back, and nothing is written to its mount point', async () => {
    const root = temporaryFolder();
    const [mount, away] = [path.join(root, 'mnt'), path.join(root, 'server')];
    const folder = made(path.join(mount, 'line'));
    const { store, place } = records();
    const output = run(store, folder);
    record(store, place, 'P1.png');
    await untilTold(folder, 1);

    renameSync(mount, away);
    mkdirSync(mount);
    record(store, place, 'P2.png', 'FAIL');
    output.poke();
    await untilRefused(output, 'away');
    expect(readdirSync(mount)).toEqual([]);

    rmSync(mount, { recursive: true });
    renameSync(away, mount);
    await untilTold(folder, 2);
    expect(told(folder)).toEqual(['1.1 P1 PASS', '1.2 P2 FAIL']);
    expect(output.faults.filter(({ code }) => code === 'line-folder')).toHaveLength(1);
  });

  test('that cannot be written when first used gets its messages once it can, without an engineer', async () => {
    const folder = made(path.join(temporaryFolder(), 'line'));
    // Nothing can be put in the place of a folder, whoever asks.
    mkdirSync(path.join(folder, MARKER_NAME));
    const { store, place } = records();
    record(store, place, 'S1');
    const first = run(store, folder);
    await until(
      () => first.faults.length,
      (count) => count > 0,
    );
    await first.stop();
    expect(told(folder)).toEqual([]);

    rmSync(path.join(folder, MARKER_NAME), { recursive: true });
    run(store, folder);
    await untilTold(folder, 1);
  });

  test('is not replaced by a folder of the same name, also after a restart, until an engineer confirms it', async () => {
    const folder = made(path.join(temporaryFolder(), 'line'));
    const { store, place } = records();
    record(store, place, 'P1.png');
    await run(store, folder).stop();
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    record(store, place, 'P2.png');
    const output = run(store, folder);
    await untilRefused(output, 'away');
    expect(readdirSync(folder)).toEqual([]);

    await output.between(() => forgetMarking(store.write, folder));
    await untilTold(folder, 1);
    expect(told(folder)).toEqual(['1.2 P2 PASS']);
  });

  test('that comes back in an older state is told the missing messages again', async () => {
    const root = temporaryFolder();
    const folder = made(path.join(root, 'line'));
    const { store, place } = records();
    record(store, place, 'P1.png');
    await run(store, folder).stop();
    cpSync(folder, path.join(root, 'yesterday'), { recursive: true });
    record(store, place, 'P2.png');
    record(store, place, 'P3.png');
    const output = run(store, folder);
    await untilTold(folder, 3);
    await output.stop();
    rmSync(folder, { recursive: true });
    renameSync(path.join(root, 'yesterday'), folder);
    run(store, folder);
    await untilTold(folder, 3);
  });
});

describe('two stations', () => {
  test('never write to one folder', async () => {
    const folder = made(path.join(temporaryFolder(), 'line'));
    const [a, b] = [records(), records()];
    record(a.store, a.place, 'A1.png', 'FAIL');
    run(a.store, folder);
    await untilTold(folder, 1);
    record(b.store, b.place, 'B1.png', 'PASS');
    const output = run(b.store, folder);
    await untilRefused(output, 'other-station');
    expect(output.fault()).toMatchObject({ figures: { name: lineStation(a.store.read).station } });
    expect(told(folder)).toEqual(['1.1 A1 FAIL']);
  });

  test('of which one is a copy of the other: whichever started first is stopped', async () => {
    const root = temporaryFolder();
    const folder = made(path.join(root, 'line'));
    const original = records(path.join(root, 'data'));
    record(original.store, original.place, 'A1.png');
    const first = run(original.store, folder);
    await until(
      () => lineWrittenThrough(original.store.read),
      (seq) => seq === 1,
    );
    original.store.write.run('PRAGMA wal_checkpoint(TRUNCATE)');
    cpSync(original.root, path.join(root, 'copy'), { recursive: true, filter: (file) => !file.endsWith('.lock') });
    const copy = openTestStore(path.join(root, 'copy'));
    run(copy, folder);
    await untilRefused(first, 'other-writer');
  });
});

describe('records restored from a copy', () => {
  async function restored(isConsumed: boolean) {
    const root = temporaryFolder();
    const folder = made(path.join(root, 'line'));
    const data = records(path.join(root, 'data'));
    record(data.store, data.place, 'P1.png');
    await run(data.store, folder).stop();
    data.store.write.run('PRAGMA wal_checkpoint(TRUNCATE)');
    cpSync(data.root, path.join(root, 'copy'), { recursive: true, filter: (file) => !file.endsWith('.lock') });
    record(data.store, data.place, 'P2.png', 'FAIL');
    await run(data.store, folder).stop();
    expect(told(folder)).toEqual(['1.1 P1 PASS', '1.2 P2 FAIL']);
    if (isConsumed) for (const name of readdirSync(folder)) if (name.endsWith('.json')) rmSync(path.join(folder, name));
    return { folder, place: data.place, store: openTestStore(path.join(root, 'copy')) };
  }

  test.each([false, true])(
    'never say something else under a number; files were taken away by the line: %s',
    async (isConsumed) => {
      const { folder, store, place } = await restored(isConsumed);
      recordWaiting(store, place, 'P3.png', { dueAt: steadyMs(AT) });
      const before = told(folder);
      const output = run(store, folder);
      await until(
        () => output.fault()?.code,
        (code) => code === 'line-folder',
      );
      expect(told(folder)).toEqual(before);

      await output.between(() => beginEpoch(store.write, 1, 'Ada', AT));
      await untilTold(folder, before.length + 1);
      expect(told(folder)).toEqual([...before, '2.1 P3 HOLD']);
    },
  );

  test('tell again in the new epoch which parts still wait', async () => {
    const root = temporaryFolder();
    const folder = made(path.join(root, 'line'));
    const { store, place } = records();
    recordWaiting(store, place, 'P1.png', { dueAt: steadyMs(AT) });
    record(store, place, 'P2.png');
    const output = run(store, folder);
    await untilTold(folder, 2);
    await output.between(() => beginEpoch(store.write, 0, 'Ada', AT));
    await untilTold(folder, 3);
    expect(told(folder)).toEqual(['1.1 P1 HOLD', '1.2 P2 PASS', '2.1 P1 HOLD']);
  });
});

describe('things that others put into the folder', () => {
  test('are never written through: a link with the name of a half-written message', async () => {
    const root = temporaryFolder();
    const folder = made(path.join(root, 'line'));
    const victim = path.join(root, 'victim.conf');
    const { store, place } = records();
    await run(store, folder).stop();
    writeFileSync(victim, 'important');
    const name = `${lineStation(store.read).station}-0001-0000000001.json`;
    symlinkSync(victim, path.join(folder, `.${name}.part`));
    symlinkSync(victim, path.join(folder, name));
    symlinkSync(victim, path.join(folder, `.${MARKER_NAME}.part`));
    record(store, place, 'P1.png');
    await run(store, folder).stop();
    expect(readFileSync(victim, 'utf8')).toBe('important');
    expect(told(folder)).toEqual(['1.1 P1 PASS']);
  });

  test('do not stop the line for ever: folders with the names of messages are moved aside', async () => {
    const folder = made(path.join(temporaryFolder(), 'line'));
    const { store, place } = records();
    await run(store, folder).stop();
    const name = `${lineStation(store.read).station}-0001-0000000001.json`;
    mkdirSync(path.join(folder, name, 'x'), { recursive: true });
    mkdirSync(path.join(folder, `.${name}.part`, 'x'), { recursive: true });
    record(store, place, 'P1.png');
    await run(store, folder).stop();
    expect(told(folder)).toEqual(['1.1 P1 PASS']);
  });

  test('are not overwritten if they are another message with that number', async () => {
    const folder = made(path.join(temporaryFolder(), 'line'));
    const { store, place } = records();
    await run(store, folder).stop();
    const { station } = lineStation(store.read);
    const name = `${station}-0001-0000000001.json`;
    const other = {
      ...JSON.parse('{"kind":"signal","disposition":null,"inspectionId":1}'),
      station,
      epoch: 1,
      sequence: 1,
    };
    const text = JSON.stringify({ ...other, signal: 'FAIL', file: 'X.png', capturedAt: '', decidedAt: '' });
    record(store, place, 'P1.png');
    writeFileSync(path.join(folder, name), text);
    const output = run(store, folder);
    await untilRefused(output, 'number-taken');
    expect(readFileSync(path.join(folder, name), 'utf8')).toBe(text);
  });

  test('are handled even if they are a message torn by a power cut', async () => {
    const folder = made(path.join(temporaryFolder(), 'line'));
    const { store, place } = records();
    await run(store, folder).stop();
    record(store, place, 'P1.png');
    writeFileSync(path.join(folder, `${lineStation(store.read).station}-0001-0000000001.json`), '{"station":"');
    await run(store, folder).stop();
    expect(told(folder)).toEqual(['1.1 P1 PASS']);
  });
});

test('a station that told its line before there were epochs keeps the names that its line knows, until an epoch begins', async () => {
  const folder = made(path.join(temporaryFolder(), 'line'));
  const { store, place } = records();
  store.write.run('UPDATE line_epoch SET epoch = 0');
  record(store, place, 'P1.png');
  const output = run(store, folder);
  await untilTold(folder, 1);
  expect(readdirSync(folder)).toContain('0000000001.json');
  await output.between(() => beginEpoch(store.write, 0, 'Ada', AT));
  record(store, place, 'P2.png');
  output.poke();
  await untilTold(folder, 2);
  expect(readdirSync(folder)).toContain(`${lineStation(store.read).station}-0001-0000000001.json`);
});

describe('a folder that nobody has written to yet', () => {
  const doubt = { why: 'not-connected', figures: { name: '/mnt/line' } } as const;

  test('is not used while it looks like the mount point of a missing share, and gets everything when that is there', async () => {
    const { store, place } = records();
    const folder = temporaryFolder();
    let isAway = true;
    const { faults, fault } = run(store, folder, { firstUse: async () => (isAway ? doubt : null) });
    record(store, place, 'a.jpg');
    await until(
      () => faults.length,
      (count) => count === 1,
    );
    expect(fault()).toEqual({ code: 'line-folder', path: folder, ...doubt });
    expect(readdirSync(folder)).toEqual([]);
    isAway = false;
    await untilTold(folder, 1);
  });

  test('is used after an engineer has confirmed it, and stays so', async () => {
    const { store, place } = records();
    const folder = temporaryFolder();
    const first = run(store, folder, { firstUse: async () => doubt });
    record(store, place, 'a.jpg');
    await until(first.fault, (found) => found !== null);
    await first.take();
    await untilTold(folder, 1);
    await first.stop();
    run(store, folder, { firstUse: async () => doubt });
    record(store, place, 'b.jpg');
    await untilTold(folder, 2);
  });

  test('is never created by the station, unless it is its own', async () => {
    const { store, place } = records();
    const chosen = path.join(temporaryFolder(), 'share', 'line');
    const { faults } = run(store, chosen);
    record(store, place, 'a.jpg');
    await until(
      () => faults.length,
      (count) => count === 1,
    );
    expect(faults).toMatchObject([
      { code: 'folder-unusable', path: chosen, why: 'noted', figures: { complaint: 'ENOENT' } },
    ]);
    expect(existsSync(path.dirname(chosen))).toBe(false);
    run(store, store.folder.lineOutput);
    await untilTold(store.folder.lineOutput, 1);
  });
});

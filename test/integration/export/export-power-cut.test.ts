import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { clearLeftovers } from '../../../main/engine/export/clear-leftovers.ts';
import { begunExports, noteBegun } from '../../../main/engine/store/exports/begun-exports.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { CLI } from '../../support/station/command-line.ts';
import { startTestStation } from '../../support/station/start-station.ts';
import { exportFrom, JUDGED_AT, judgedStore, manyParts, setOrder } from '../../support/store/judged-store.ts';
import { until } from '../../support/time/until.ts';

/** A number that no process has: greater than any that Linux assigns. */
const NOBODY = 2 ** 22 + 1;

/** What is left behind is removed at the next start, by a process that gives way to the line. */
const PATIENCE_MS = 60_000;

/** Begins a training set from the command line and kills all its processes while images are being written, as a power cut would. */
async function exportCutOff(data: string, folder: string): Promise<string> {
  const out = path.join(folder, 'set');
  const args = ['export', 'training-set', '--data', data, '--out', out];
  const child = spawn(process.execPath, [CLI, ...args], { detached: true, stdio: 'ignore' });
  const half = () => readdirSync(folder).find((name) => name.startsWith('set.partial'));
  const pictures = (name: string) => path.join(folder, name, 'images', 'train');
  await until(
    () => {
      const name = half();
      return name !== undefined && existsSync(pictures(name)) && readdirSync(pictures(name)).length > 2;
    },
    (isUnderWay) => isUnderWay,
  );
  const gone = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await gone;
  return path.join(folder, half() ?? '');
}

function isThere(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

describe('what a power cut leaves of an export', () => {
  test('is removed when the station starts next, wherever it is', async () => {
    const { store } = await judgedStore(manyParts(120));
    const folder = temporaryFolder();
    const half = await exportCutOff(store.folder.root, folder);
    expect(existsSync(half)).toBe(true);
    const [begun] = begunExports(store.read);
    expect(begun).toMatchObject({ half, path: path.join(folder, 'set') });
    await until(
      () => isThere(begun?.processId ?? 0),
      (isAlive) => !isAlive,
    );
    store.close();
    const station = await startTestStation({ dataFolder: store.folder.root });
    await until(
      () => begunExports(station.store.read).length,
      (begun) => begun === 0,
      PATIENCE_MS,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is removed by the next export, including a table’s lonely dictionary', async () => {
    const { store, recipe } = await judgedStore(manyParts(6));
    const folder = temporaryFolder();
    const leftBy = (processId: number, name: string) => {
      const file = path.join(folder, name);
      writeFileSync(`${file}.partial`, 'half');
      writeFileSync(path.join(folder, `${path.parse(name).name}.columns.csv`), 'whole');
      noteBegun(store.write, { half: `${file}.partial`, path: file, kind: 'csv', processId }, JUDGED_AT);
    };
    leftBy(NOBODY, 'cut.csv');
    // This one is still being written, by the process that started this test.
    leftBy(process.ppid, 'running.csv');
    expect(await exportFrom(store, setOrder(recipe), path.join(folder, 'set'))).toMatchObject({ kind: 'done' });
    expect(readdirSync(folder).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'running.columns.csv',
      'running.csv.partial',
      'set',
    ]);
    expect(begunExports(store.read).map((begun) => path.basename(begun.path))).toEqual(['running.csv']);
  });

  test('waits for its disk to be there again', async () => {
    const { store } = await judgedStore([]);
    const disk = path.join(temporaryFolder(), 'stick');
    const half = path.join(disk, 'set.partial');
    noteBegun(store.write, { half, path: path.join(disk, 'set'), kind: 'training-set', processId: NOBODY }, JUDGED_AT);
    expect(await clearLeftovers(store.write)).toEqual([]);
    expect(begunExports(store.read)).toHaveLength(1);
    mkdirSync(path.join(half, 'images'), { recursive: true });
    expect(await clearLeftovers(store.write)).toEqual([half]);
    expect(readdirSync(disk)).toEqual([]);
    expect(begunExports(store.read)).toEqual([]);
  });
});

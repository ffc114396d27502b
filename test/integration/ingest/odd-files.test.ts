import { appendFileSync, chmodSync, chownSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import { FIRST_PART, ODD_FILES } from '../../support/files/odd-files.ts';
import { pictureBytes } from '../../support/files/pictures.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { beginColourLine, type ColourLine } from '../../support/lines/colour-line.ts';
import { runLupa } from '../../support/station/command-line.ts';
import { startTestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

const rowSchema = z.object({ name: z.string(), fate: z.string(), signal: z.string().nullable() });

/** What became of every file: its fault, or whether it was inspected or a duplicate. */
function fatesIn({ read }: Store): ReadonlyMap<string, { readonly fate: string; readonly signal: string | null }> {
  const rows = read.all(
    `SELECT s.relative_path AS name, i.signal,
       CASE WHEN s.duplicate_of IS NOT NULL THEN 'duplicate' ELSE ifnull(i.fault_code, 'inspected') END AS fate
     FROM shot s LEFT JOIN inspection i ON i.id = s.id`,
  );
  return new Map(rows.map((row) => rowSchema.parse(row)).map(({ name, ...fate }) => [name, fate]));
}

test('every odd file ends in a clear record or is ignored by rule, and the line goes on', {
  timeout: 180_000,
}, async () => {
  const station = await startTestStation();
  const line = await beginColourLine(station);
  const { folder } = line.lane;
  await line.drop(FIRST_PART, 0.9);
  for (const { name, make } of ODD_FILES) await make(path.join(folder, name));
  const growing = growForEver(path.join(folder, 'growing.jpg'));
  await vanish(folder);
  await line.drop('L1_SN2.png', 0.1);

  const expected = ODD_FILES.filter(({ fate }) => fate !== 'ignored');
  await until(
    () => fatesIn(station.store),
    (fates) => expected.every(({ name }) => fates.has(name)),
    120_000,
  );
  const fates = fatesIn(station.store);
  expect(ODD_FILES.map(({ kind, name }) => `${kind}: ${fates.get(name)?.fate ?? 'ignored'}`)).toEqual(
    ODD_FILES.map(({ kind, fate }) => `${kind}: ${fate}`),
  );
  for (const { fate, signal } of fates.values()) if (/^(image|name)-/.test(fate)) expect(signal).toBe('ERROR');
  expect(fates.has('growing.jpg')).toBe(false);
  expect(await station.ask('station.reconcile', { laneId: line.lane.id })).toMatchObject({
    unaccounted: 0,
    waiting: 1,
    decided: 2 + ODD_FILES.filter(({ fate }) => ['inspected', 'name-damaged', 'picture-unfit'].includes(fate)).length,
    unreadable: ODD_FILES.filter(({ fate }) => fate.startsWith('image-')).length,
    duplicate: 1,
  });

  growing.stop();
  await line.drop('L1_SN3.png', 0.9);
  expect(station.status().last).toMatchObject({ serial: 'SN3', signal: 'FAIL' });
});

/** A file that is written to throughout the test. */
function growForEver(file: string): { stop: () => void } {
  writeFileSync(file, 'never an end');
  const timer = setInterval(() => appendFileSync(file, 'never an end'), 50);
  const stop = () => clearInterval(timer);
  onTestFinished(stop);
  return { stop };
}

/** Files that disappear before anybody can take them. */
async function vanish(folder: string): Promise<void> {
  for (let index = 0; index < 20; index++) {
    const file = path.join(folder, `vanishing-${index}.jpg`);
    writeFileSync(file, await pictureBytes('jpeg', 5000 + index));
    await delay(index % 4);
    rmSync(file);
  }
}

test('orientation is applied before the size is reported', async () => {
  const station = await startTestStation();
  const line: ColourLine = await beginColourLine(station);
  const turned = ODD_FILES.filter(({ kind }) => kind.startsWith('orientation'));
  for (const { name, make } of turned) await make(path.join(line.lane.folder, name));
  await until(
    () => fatesIn(station.store).size,
    (count) => count === turned.length,
  );
  const recent = await station.ask('inspection.recent', { limit: 20 });
  const sizes = await Promise.all(recent.map(({ id }) => station.ask('inspection.read', { id })));
  const upright = sizes.map(({ fileName, width, height }) => `${fileName} ${width}×${height}`).sort();
  expect(upright).toEqual(turned.map(({ name }, at) => `${name} ${at < 4 ? '48×32' : '32×48'}`));
});

test('a file without read permission rejects its part, and is recorded without its bytes', async (context) => {
  if (process.getuid?.() !== 0) return forbidden(path.join(temporaryFolder(), 'station'), undefined);
  // Permissions do not bind root: the station runs as user nobody, if that user may read this installation.
  const nobody = 65_534;
  const help = await runLupa(['--help'], { uid: nobody }).catch(() => null); // not even Node can be started
  if (help?.code !== 0) return context.skip('root may read every file, and nobody may not read this installation');
  const root = temporaryFolder();
  chownSync(root, nobody, nobody);
  return forbidden(root, nobody);
});

async function forbidden(root: string, uid: number | undefined): Promise<void> {
  const camera = path.join(root, 'camera');
  mkdirSync(camera, { recursive: true });
  writeFileSync(path.join(camera, 'L1_SN1.jpg'), await pictureBytes('jpeg', 1));
  writeFileSync(path.join(camera, 'L1_SN2.jpg'), await pictureBytes('jpeg', 2));
  chmodSync(path.join(camera, 'L1_SN1.jpg'), 0);
  const ended = await runLupa(
    ['run', '--data', path.join(root, 'data'), '--camera', camera, '--until-idle', '--json'],
    { uid },
  );
  expect(ended).toMatchObject({ code: 0 });
  const parts = ended.stdout
    .trim()
    .split('\n')
    .map((text) => z.record(z.string(), z.unknown()).parse(JSON.parse(text)));
  expect(parts.toSorted((a, b) => String(a['file']).localeCompare(String(b['file'])))).toMatchObject([
    {
      file: 'L1_SN1.jpg',
      outcome: 'unreadable',
      signal: 'ERROR',
      imageSha256: null,
      reasons: [{ code: 'fault', fault: { code: 'file-forbidden' } }],
    },
    { file: 'L1_SN2.jpg', outcome: 'inspected', signal: 'HOLD' },
  ]);
  expect(readdirSync(camera).sort()).toEqual(['L1_SN1.jpg', 'L1_SN2.jpg']);
}

import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { dataFolder, originalPath } from '../../main/engine/data-folder.ts';
import { addLane } from '../../main/engine/store/lanes.ts';
import { openStore } from '../../main/engine/store/open.ts';
import { openReader } from '../../main/engine/store/open-reader.ts';
import { addRecipe } from '../../main/engine/store/recipes.ts';
import { WRITING_WAYS, writeLikeCamera } from '../support/camera-writer.ts';
import { COLOUR_RECIPE, colourPicture, registerColourModel } from '../support/colour-line.ts';
import { runLupa, startLupa } from '../support/command-line.ts';
import { randomNumbers } from '../support/random.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { laneSettings } from '../support/test-lane.ts';

const KILLS = 50;
const FILES_PER_LIFE = 10;
const FILES = KILLS * FILES_PER_LIFE;
const SEED = 20_260_302;

type Camera = { readonly folder: string; readonly afterwards: 'leave' | 'delete' };

test('a station killed at fifty moments accounts for five hundred files, each exactly once', {
  timeout: 600_000,
}, async () => {
  const root = temporaryFolder();
  const data = path.join(root, 'data');
  const cameras: readonly Camera[] = [
    { folder: path.join(root, 'camera-a'), afterwards: 'leave' },
    { folder: path.join(root, 'camera-b'), afterwards: 'delete' },
  ];
  await setUp(data, cameras);
  const run = ['run', '--data', data, '--camera', path.join(root, 'camera-a'), '--json'];
  const random = randomNumbers(SEED);
  const told = new Map<string, string>();

  const writing: Promise<void>[] = [];
  for (let life = 0; life < KILLS; life++) {
    const station = startLupa(run);
    const files = Array.from({ length: FILES_PER_LIFE }, (_, at) => life * FILES_PER_LIFE + at);
    writing.push(...files.map((file) => writeOne(file, cameras, random())));
    await killSometime(station, random);
    noteMessages(data, told);
  }
  await Promise.all(writing);
  expect(await runLupa([...run, '--until-idle'])).toMatchObject({ code: 0, stderr: '' });
  noteMessages(data, told);

  for (const { folder, afterwards } of cameras) {
    const proof = await runLupa(['reconcile', '--data', data, '--camera', folder, '--json']);
    expect(JSON.parse(proof.stdout)).toMatchObject({
      seen: FILES / 2,
      decided: FILES / 2,
      waiting: 0,
      unreadable: 0,
      duplicate: 0,
      ignored: 0,
      unaccounted: 0,
    });
    expect(proof.code).toBe(0);
    expect(readdirSync(folder)).toHaveLength(afterwards === 'leave' ? FILES / 2 : 0);
  }
  expectSoundStore(data);
  expectSoundMessages(data, told);
});

async function setUp(data: string, cameras: readonly Camera[]): Promise<void> {
  const store = openStore(data);
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  const { write, close } = store.value;
  const modelSha256 = await registerColourModel(store.value, temporaryFolder());
  const draft = { name: 'Colours', body: { ...COLOUR_RECIPE, modelSha256 }, madeBy: 'Test', madeAt: 0, comment: '' };
  const recipe = addRecipe(write, draft);
  for (const { folder, afterwards } of cameras) {
    mkdirSync(folder);
    const settings = { name: path.basename(folder), settleMs: 120, sweepEveryMs: 300, recipeId: recipe.id };
    addLane(write, { ...laneSettings(folder), ...settings, afterwards: { kind: afterwards } });
  }
  close();
}

const nameOf = (file: number) => `L1_SN${String(file).padStart(4, '0')}.png`;
/** Every other part is bad. */
const isBad = (file: number) => file % 2 === 1;

async function writeOne(file: number, cameras: readonly Camera[], share: number): Promise<void> {
  const camera = cameras[Math.floor(file / 2) % cameras.length];
  const way = WRITING_WAYS[file % WRITING_WAYS.length];
  if (camera === undefined || way === undefined) throw new Error('no camera');
  const bytes = await colourPicture(nameOf(file), isBad(file) ? 0.95 : 0.05);
  // Spread over the station's life, so that it is killed before, while and after they come.
  await delay(share * 600);
  await writeLikeCamera(way, path.join(camera.folder, nameOf(file)), bytes, 20);
}

/** Some lives end while the station starts, most while it works. */
async function killSometime(station: ChildProcess, random: () => number): Promise<void> {
  const hasEnded = once(station, 'exit');
  station.stderr?.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  if (random() < 0.3) await delay(random() * 900);
  else {
    const hasDecided = station.stdout === null ? Promise.resolve() : once(station.stdout, 'data');
    await Promise.race([hasDecided, delay(6000)]);
    await delay(random() * 300);
  }
  station.kill('SIGKILL');
  const [, signal] = await hasEnded;
  expect(signal).toBe('SIGKILL');
}

/** A message that is written again must say the same. */
function noteMessages(data: string, told: Map<string, string>): void {
  for (const [name, text] of messagesOf(data)) {
    expect(told.get(name) ?? text).toBe(text);
    told.set(name, text);
  }
}

function messagesOf(data: string): readonly (readonly [string, string])[] {
  const { lineOutput } = dataFolder(data);
  return namesIn(lineOutput).map((name) => [name, readFileSync(path.join(lineOutput, name), 'utf8')]);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

const shotRowSchema = z.object({ name: z.string(), sha256: z.string(), signal: z.string() });

function expectSoundStore(data: string): void {
  const reader = openReader(data);
  if (!reader.ok) throw new Error(JSON.stringify(reader.fault));
  const { read, close } = reader.value;
  expect(read.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(read.all('PRAGMA foreign_key_check')).toEqual([]);
  const rows = read
    .all(
      `SELECT s.relative_path AS name, lower(hex(s.image_sha256)) AS sha256, i.signal
       FROM shot s JOIN inspection i ON i.id = s.id ORDER BY name`,
    )
    .map((row) => shotRowSchema.parse(row));
  close();
  expect(rows.map(({ name, signal }) => `${name} ${signal}`)).toEqual(
    Array.from({ length: FILES }, (_, file) => `${nameOf(file)} ${isBad(file) ? 'FAIL' : 'PASS'}`),
  );
  for (const { sha256 } of rows) {
    const kept = readFileSync(originalPath(dataFolder(data), sha256));
    expect(createHash('sha256').update(kept).digest('hex')).toBe(sha256);
  }
}

const messageSchema = z.object({ sequence: z.number(), file: z.string(), signal: z.string() });

/** No number left out, no part told twice, nothing told that is not so. */
function expectSoundMessages(data: string, told: ReadonlyMap<string, string>): void {
  const messages = messagesOf(data).map(([, text]) => messageSchema.parse(JSON.parse(text)));
  expect(messages.map(({ sequence }) => sequence)).toEqual(Array.from({ length: FILES }, (_, index) => index + 1));
  expect(messages.map(({ file, signal }) => `${file} ${signal}`).sort()).toEqual(
    Array.from({ length: FILES }, (_, file) => `${nameOf(file)} ${isBad(file) ? 'FAIL' : 'PASS'}`),
  );
  expect(told.size).toBe(FILES);
}

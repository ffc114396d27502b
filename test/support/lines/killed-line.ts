import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { z } from 'zod';
import { dataFolder, originalPath } from '../../../main/engine/data-folder.ts';
import { openStore } from '../../../main/engine/store/opening/open.ts';
import { openReader } from '../../../main/engine/store/opening/open-reader.ts';
import { admitted } from '../../../main/engine/store/set-up/admitted.ts';
import { addLane } from '../../../main/engine/store/set-up/lanes.ts';
import { addRecipe } from '../../../main/engine/store/set-up/recipes.ts';
import { WRITING_WAYS, writeLikeCamera } from '../files/camera-writer.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { runLupa } from '../station/command-line.ts';
import { COLOUR_RECIPE, colourPicture, registerColourModel } from './colour-line.ts';
import { laneSettings } from './test-lane.ts';

const SLOW_PAUSE_MS = 20;

export type KilledLine = {
  readonly data: string;
  /** The folders of the two cameras; files in the first are left in place, those in the second are deleted. */
  readonly folders: readonly [string, string];
  /** The camera writes the file with this number, in one of the three ways that cameras write. */
  readonly write: (file: number, afterMs: number) => Promise<void>;
  /** Reads what the line has been told so far: a message that is rewritten must say the same. */
  readonly noteMessages: () => void;
  /** How many messages the line has been given so far. */
  readonly messages: () => number;
  /** Every file has exactly one record and one message, all of them true, and the store is intact. */
  readonly expectNothingLost: () => Promise<void>;
};

/** A data folder with two lanes for a station that will be killed while this many files, an even number, arrive. */
export async function setUpKilledLine(files: number): Promise<KilledLine> {
  const root = temporaryFolder();
  const data = path.join(root, 'data');
  const folders = [path.join(root, 'camera-a'), path.join(root, 'camera-b')] as const;
  await setUpStore(data, folders);
  const told = new Map<string, string>();
  const noteMessages = () => {
    for (const [name, text] of messagesOf(data)) {
      expect(told.get(name) ?? text).toBe(text);
      told.set(name, text);
    }
  };
  return {
    data,
    folders,
    write: (file, afterMs) => writeFile(folders, file, afterMs),
    noteMessages,
    messages: () => messagesOf(data).length,
    expectNothingLost: async () => {
      noteMessages();
      await expectAllAccounted(data, folders, files);
      expectSoundStore(data, files);
      expectSoundMessages(data, told, files);
    },
  };
}

async function setUpStore(data: string, folders: readonly string[]): Promise<void> {
  const store = openStore(data);
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  const { write, close } = store.value;
  const modelSha256 = await registerColourModel(store.value, temporaryFolder());
  const draft = { name: 'Colours', body: { ...COLOUR_RECIPE, modelSha256 }, madeBy: 'Test', madeAt: 0, comment: '' };
  const recipe = addRecipe(write, admitted(draft));
  for (const [index, folder] of folders.entries()) {
    mkdirSync(folder);
    const settings = { name: path.basename(folder), settleMs: 120, sweepEveryMs: 300, recipeId: recipe.id };
    const afterwards = { kind: index === 0 ? 'leave' : 'delete' } as const;
    addLane(write, admitted({ ...laneSettings(folder), ...settings, afterwards }));
  }
  close();
}

const nameOf = (file: number) => `L1_SN${String(file).padStart(4, '0')}.png`;
/** Every other part is bad. */
const isBad = (file: number) => file % 2 === 1;

async function writeFile(folders: readonly string[], file: number, afterMs: number): Promise<void> {
  const folder = folders[Math.floor(file / 2) % folders.length];
  const way = WRITING_WAYS[file % WRITING_WAYS.length];
  if (folder === undefined || way === undefined) throw new Error('no camera');
  const bytes = await colourPicture(nameOf(file), isBad(file) ? 0.95 : 0.05);
  await delay(afterMs);
  await writeLikeCamera(way, path.join(folder, nameOf(file)), bytes, SLOW_PAUSE_MS);
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

async function expectAllAccounted(data: string, folders: readonly string[], files: number): Promise<void> {
  const counts = { waiting: 0, unreadable: 0, duplicate: 0, ignored: 0, unaccounted: 0 };
  for (const [index, folder] of folders.entries()) {
    const proof = await runLupa(['reconcile', '--data', data, '--camera', folder, '--json']);
    expect(JSON.parse(proof.stdout)).toMatchObject({ seen: files / 2, decided: files / 2, ...counts });
    expect(proof.code).toBe(0);
    expect(readdirSync(folder)).toHaveLength(index === 0 ? files / 2 : 0);
  }
}

const shotRowSchema = z.object({ name: z.string(), sha256: z.string(), signal: z.string() });

function expectSoundStore(data: string, files: number): void {
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
  expect(rows.map(({ name, signal }) => `${name} ${signal}`)).toEqual(rightAnswers(files));
  for (const { sha256 } of rows) {
    const kept = readFileSync(originalPath(dataFolder(data), sha256));
    expect(createHash('sha256').update(kept).digest('hex')).toBe(sha256);
  }
}

const messageSchema = z.object({ sequence: z.number(), file: z.string(), signal: z.string() });

/** No number is missing, no part is told twice, and nothing untrue is told. */
function expectSoundMessages(data: string, told: ReadonlyMap<string, string>, files: number): void {
  const messages = messagesOf(data).map(([, text]) => messageSchema.parse(JSON.parse(text)));
  expect(messages.map(({ sequence }) => sequence)).toEqual(Array.from({ length: files }, (_, index) => index + 1));
  expect(messages.map(({ file, signal }) => `${file} ${signal}`).sort()).toEqual(rightAnswers(files));
  expect(told.size).toBe(files);
}

function rightAnswers(files: number): readonly string[] {
  return Array.from({ length: files }, (_, file) => `${nameOf(file)} ${isBad(file) ? 'FAIL' : 'PASS'}`);
}

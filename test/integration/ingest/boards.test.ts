import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openReader } from '../../../main/engine/store/opening/open-reader.ts';
import { inspectionOf } from '../../../main/engine/store/parts/inspections.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { writeCardBeside } from '../../support/models/found-something.ts';
import { matchDetections } from '../../support/models/match-detections.ts';
import { sharedData } from '../../support/shared-data.ts';
import { runLupa } from '../../support/station/command-line.ts';
import { zooMember } from '../../support/zoo/members.ts';
import { PATCH_SCORE, sceneFile, withoutDefects } from '../../support/zoo/scene.ts';

const boxSchema = z
  .object({ cls: z.number(), score: z.number(), box: z.tuple([z.number(), z.number(), z.number(), z.number()]) })
  .transform(({ cls, score, box: [x1, y1, x2, y2] }) => ({ classIndex: cls, score, corners: { x1, y1, x2, y2 } }));
const referenceSchema = z.object({ image: z.string(), detections: z.object({ 'pcb-a': z.array(boxSchema) }) });
const partSchema = z.object({
  file: z.string(),
  signal: z.enum(['PASS', 'FAIL', 'HOLD']),
  inspectionId: inspectionIdSchema,
});

const shared = sharedData('pcb');

/** A folder of images, the model that finds their defects, and what it must find on each. */
type Boards = Readonly<{ name: string; model: string; images: string; boxesOf: (file: string) => ReferenceBoxes }>;
type ReferenceBoxes = readonly z.output<typeof boxSchema>[];

const COUNT = 30;

const kinds: Record<string, (root: string) => Promise<Boards>> = {
  'with patches, found by a model that answers as many rows as it finds': (root) =>
    drawnBoards(root, 'rows with the picture’s number, as many as were found'),
  'with patches, found by a model of columns': (root) => drawnBoards(root, 'v8 columns'),
  ...(shared === null
    ? {}
    : { 'that are real, with the defects that the reference names': (root) => realBoards(root, shared) }),
};

test.for(Object.entries(kinds))('thirty boards %s, are all decided', { timeout: 180_000 }, async ([, prepare]) => {
  const root = temporaryFolder();
  const boards = await prepare(root);
  const camera = path.join(root, 'camera');
  cpSync(boards.images, camera, { recursive: true });
  const data = path.join(root, 'data');
  const places = ['--data', data, '--camera', camera, '--model', boards.model];
  const ended = await runLupa(['run', ...places, '--until-idle', '--json']);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const parts = ended.stdout
    .trim()
    .split('\n')
    .map((line) => partSchema.parse(JSON.parse(line)));
  expect(parts.map(({ file }) => file).sort()).toEqual(readdirSync(camera).sort());
  expect(parts).toHaveLength(COUNT);

  const reader = openReader(data);
  if (!reader.ok) throw new Error(JSON.stringify(reader.fault));
  let wanted = 0;
  let matched = 0;
  for (const { file, signal, inspectionId } of parts) {
    const expected = boards.boxesOf(file);
    const inspection = inspectionOf(reader.value.read, inspectionId);
    const matching = matchDetections(expected, inspection?.detections ?? []);
    wanted += matching.wanted;
    matched += matching.matched;
    if (expected.every(({ score }) => score > 0.8))
      expect({ file, signal }).toEqual({ file, signal: expected.length > 0 ? 'FAIL' : 'PASS' });
  }
  reader.value.close();
  expect(matched / wanted, `${matched} of ${wanted} boxes matched`).toBeGreaterThanOrEqual(0.97);
});

/** Boards drawn by code: two of three have patches. */
async function drawnBoards(root: string, name: string): Promise<Boards> {
  const { scene, bytes } = zooMember(name);
  const images = path.join(root, 'images');
  mkdirSync(images);
  const model = path.join(root, 'model.onnx');
  writeFileSync(model, bytes());
  await writeCardBeside(model);
  const isGood = (board: number) => board % 3 === 0;
  for (let board = 0; board < COUNT; board += 1) {
    const file = path.join(images, `board-${board}.png`);
    writeFileSync(file, await sceneFile(isGood(board) ? withoutDefects(scene) : scene, 'png', board));
  }
  const patches = scene.patches.map(({ classIndex, x, y, side }) => ({
    classIndex,
    score: PATCH_SCORE,
    corners: { x1: x, y1: y, x2: x + side, y2: y + side },
  }));
  const boxesOf = (file: string) => (isGood(Number(/\d+/.exec(file)?.[0])) ? [] : patches);
  return { name, model, images, boxesOf };
}

async function realBoards(root: string, folder: string): Promise<Boards> {
  const model = path.join(root, 'model.onnx');
  cpSync(path.join(folder, 'pcb-a.onnx'), model);
  await writeCardBeside(model);
  const boxesOf = (file: string) => {
    const reference = JSON.parse(readFileSync(path.join(folder, 'reference', `${path.parse(file).name}.json`), 'utf8'));
    return referenceSchema.parse(reference).detections['pcb-a'];
  };
  return { name: 'pcb-a', model, images: path.join(folder, 'images'), boxesOf };
}

import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { modelRefused } from '../../../preload/contract/faults/model-refusal.ts';
import { savedPicture } from '../../support/models/saved-models.ts';
import { colourModel } from '../../support/models/test-models.ts';
import { CLI } from '../../support/station/command-line.ts';

let folder: string;
let model: string;
let red: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'lupa-cli-'));
  model = path.join(folder, 'colour.onnx');
  await writeFile(model, colourModel());
  red = await savedPicture(folder, 'red.png', { r: 230, g: 0, b: 0 });
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command line and gives its exit code, its lines on stdout, and its stderr. */
function lupa(...args: readonly string[]): Promise<{ code: number; lines: readonly string[]; complaints: string }> {
  const { promise, resolve } = Promise.withResolvers<{ code: number; lines: readonly string[]; complaints: string }>();
  execFile(process.execPath, [CLI, ...args], (error, stdout, stderr) => {
    const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
    resolve({ code, lines: stdout.split('\n').filter((line) => line !== ''), complaints: stderr });
  });
  return promise;
}

test('detect prints one object per picture, with corners in pixels and every stage timed', async () => {
  const { code, lines, complaints } = await lupa('detect', '--model', model, '--json', red);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      file: red,
      width: 128,
      height: 128,
      detections: [{ classId: 0, className: 'red', score: 0.90196, box: [16, 16, 48, 48] }],
      elapsedMs: {
        decode: expect.any(Number),
        prepare: expect.any(Number),
        detect: expect.any(Number),
        read: expect.any(Number),
      },
    },
  ]);
  expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
});

test('detect goes on after a picture that cannot be read, says why, and ends with a failure', async () => {
  const bad = path.join(folder, 'bad.jpg');
  await writeFile(bad, 'no picture');
  const { code, lines, complaints } = await lupa('detect', '--model', model, '--json', bad, red);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { file: bad, error: { code: 'image-unreadable', message: expect.stringContaining('cannot be read') } },
    { file: red, detections: [{ className: 'red' }] },
  ]);
  expect(code).toBe(1);
  expect(complaints).toContain(bad);
});

test('detect leaves out what scores below the confidence, and takes names from a file', async () => {
  const names = path.join(folder, 'names.txt');
  await writeFile(names, 'Kratzer\nRiss\nFleck\n');
  const loose = await lupa('detect', '--model', model, '--classes', names, red);
  expect(loose.lines).toEqual([expect.stringContaining('1 found'), '  0.90  Kratzer  16 16 48 48']);
  const strict = await lupa('detect', '--model', model, '--confidence', '0.95', red);
  expect(strict.lines).toEqual([expect.stringContaining('0 found')]);
});

test('detect refuses a file that is not a model, and a value that is not a share', async () => {
  const refused = await lupa('detect', '--model', red, '--json', red);
  expect(refused).toMatchObject({
    code: 1,
    lines: [],
    complaints: expect.stringContaining('This file is a PNG image.'),
  });
  expect(await lupa('detect', '--model', model, '--iou', '45', red)).toMatchObject({ code: 1, lines: [] });
});

test('inspect-model prints what it found out', async () => {
  const { code, lines } = await lupa('inspect-model', model, '--json');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      file: model,
      layout: 'v8',
      input: { width: 64, height: 64, type: 'float32' },
      classes: ['red', 'green', 'blue'],
      opset: 13,
      precision: 'float32',
      warnings: [],
      guessed: [],
    },
  ]);
  expect(code).toBe(0);
});

test('names in a model file cannot move the cursor or add a line of their own', async () => {
  const odd = path.join(folder, 'odd.onnx');
  await writeFile(odd, colourModel({ classes: ['red\n  0.99  good', 'green\u001b[2K', 'blue'] }));
  const inspected = await lupa('inspect-model', odd);
  expect(inspected.lines).toContainEqual('  classes    3: red\\u{a}  0.99  good, green\\u{1b}[2K, blue');
  const detected = await lupa('detect', '--model', odd, red);
  expect(detected.lines).toEqual([expect.any(String), '  0.90  red\\u{a}  0.99  good  16 16 48 48']);
});

test('inspect-model prints the refusal', async () => {
  const message = 'This file cannot be used as a model. This file is a PNG image.';
  const { code, lines, complaints } = await lupa('inspect-model', red, '--json');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      file: red,
      refusal: { ...modelRefused({ why: 'png-picture' }), message },
    },
  ]);
  expect({ code, complaints }).toEqual({ code: 1, complaints: `${red}: ${message}\n` });
});

test('npm run lupa starts the same command line from its sources', () => {
  const root = path.resolve(import.meta.dirname, '../../..');
  const help = spawnSync('npm', ['run', '-s', 'lupa', '--', '--help'], { cwd: root, encoding: 'utf8' });
  expect(help).toMatchObject({ status: 0, stderr: '' });
  for (const command of ['detect', 'inspect-model', 'run', 'reconcile', 'simulate'])
    expect(help.stdout).toContain(command);
});

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parseDriftFlag, parseFaultFlag } from '../../../main/simulator/commands/event-flags.ts';
import { registerSimulate } from '../../../main/simulator/commands/simulate-command.ts';
import { readTruthLog } from '../../../main/truth/truth-log.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';

let printed = '';
beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

async function lupa(...words: string[]): Promise<void> {
  const program = new Command('lupa').exitOverride();
  registerSimulate(program);
  await program.parseAsync(['node', 'lupa', ...words]);
}

test('a drift is read with amount, first part and duration; what is left out is as usual', () => {
  expect(parseDriftFlag('lampAgeing=0.8@100+300')).toEqual({
    kind: 'lampAgeing',
    amount: 0.8,
    fromPart: 100,
    overParts: 300,
  });
  expect(parseDriftFlag('lampFailure@5')).toEqual({ kind: 'lampFailure', amount: 1, fromPart: 5, overParts: 0 });
});

test('a fault is read as a share of pictures or as seconds', () => {
  expect(parseFaultFlag('duplicates=0.02')).toEqual({ kind: 'duplicates', share: 0.02, fromPart: 0 });
  expect(parseFaultFlag('clockJump=-3600@50')).toEqual({ kind: 'clockJump', seconds: -3600, fromPart: 50 });
});

test.each(['lampFoo', 'lampAgeing=2', 'focus@x', ''])('a drift that makes no sense is refused: %j', (text) => {
  expect(() => parseDriftFlag(text)).toThrow(/Kinds|between 0 and 1/);
});

test('simulate writes the pictures, their truth, and one line of JSON each', async () => {
  const folder = temporaryFolder();
  const [camera, truth] = [path.join(folder, 'camera'), path.join(folder, 'truth')];
  await lupa(
    'simulate',
    '--camera',
    camera,
    '--truth',
    truth,
    '--count',
    '2',
    '--rate',
    '0',
    '--size',
    '320',
    '--seed',
    's',
    '--drift',
    'focus',
    '--json',
  );
  const lines = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { file?: string; partsMade?: number });
  expect(lines.map(({ file }) => file).slice(0, 2)).toEqual((await readdir(camera)).toSorted());
  expect([...(await readTruthLog(truth)).keys()]).toHaveLength(2);
  expect(lines.at(-1)).toMatchObject({ partsMade: 2, filesWritten: 2, writesFailed: 0 });
});

test('a setting out of range is an error that names it', async () => {
  const complained = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await lupa('simulate', '--camera', path.join(temporaryFolder(), 'camera'), '--count', '1', '--defect-rate', '7');
  expect(process.exitCode).toBe(1);
  expect(complained.mock.calls.flat().join('')).toMatch(/parts\.defectRate/);
});

test('pictures that cannot be written are an error, for a script must not take the folder for complete', async () => {
  const complained = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const camera = path.join(temporaryFolder(), 'camera');
  await mkdir(camera);
  await writeFile(path.join(camera, 'lane-1'), 'a file where the lane has its folder');
  await lupa('simulate', '--camera', camera, '--lanes', '2', '--count', '2', '--rate', '0', '--size', '320');
  expect(process.exitCode).toBe(1);
  expect(complained.mock.calls.flat().join('')).toMatch(/1 pictures could not be written: (ENOTDIR|EEXIST)/);
});

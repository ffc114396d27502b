import { readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { caseIdSchema } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { beginColourLine } from '../../support/lines/colour-line.ts';
import { createLineReader } from '../../support/lines/line-reader.ts';
import { runLupa } from '../../support/station/command-line.ts';
import { startTestStation, type TestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

const WHY = ['--reason', 'the lens was dirty'];

function casesOf(station: TestStation) {
  return (name: string, ...rest: string[]) => runLupa(['case', name, ...rest, '--data', station.dataFolder]);
}

/** Two parts that pass and one that fails, as the line was told. */
async function threeParts(station: TestStation) {
  const { lane, drop } = await beginColourLine(station);
  const parts = [await drop('SN1.png', 0.1), await drop('SN2.png', 0.12), await drop('SN3.png', 0.9)] as const;
  return { lane, parts };
}

test('beside a running station a case is opened, its parts are recalled, and it is closed, each with who and why', {
  timeout: 200_000,
}, async () => {
  const station = await startTestStation();
  const { parts } = await threeParts(station);
  const cases = casesOf(station);
  expect(await cases('list')).toEqual({ code: 0, stdout: '', stderr: '' });

  const opened = await cases('open', '--model', 'colour 1', ...WHY);
  expect(opened).toMatchObject({ code: 0, stderr: '' });
  expect(opened.stdout).toBe('   1  open       3 of 3 open        parts decided by colour 1: the lens was dirty\n');
  expect((await cases('list')).stdout).toBe(opened.stdout);
  expect((await station.ask('case.list', {}))[0]).toMatchObject({ openedBy: userInfo().username, state: 'open' });

  const early = await cases('close', '1', ...WHY);
  expect(early).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('3') });
  expect(await cases('recall', '1', '--which', 'bad', ...WHY)).toMatchObject({ code: 1, stdout: '' });
  expect(await cases('recall', '1', '--which', '999', ...WHY)).toMatchObject({ code: 1, stdout: '' });

  const recalled = await cases('recall', '1', '--which', parts.join(','), '--json', ...WHY);
  expect(JSON.parse(recalled.stdout)).toMatchObject({ state: 'open', counts: { parts: 3, open: 0, recalled: 3 } });
  const { folder } = await station.ask('line-output.read', {});
  await until(
    () => {
      const reader = createLineReader();
      reader.readFolder(folder);
      return Promise.resolve(reader.parts().map((part) => reader.state(part)));
    },
    (states) => states.length === 3 && states.every((state) => state === 'RECALL'),
  );

  expect((await cases('close', '1', ...WHY)).stdout).toMatch(/^ {3}1 {2}closed/);
  expect(await cases('close', '1', ...WHY)).toMatchObject({ code: 1, stdout: '' });
  const shown = await cases('show', '1');
  for (const step of ['collect', 'recall']) {
    expect(shown.stdout).toContain(`${step}, 3 parts, by ${userInfo().username}: the lens was dirty\n`);
  }
  const { steps } = JSON.parse((await cases('show', '1', '--json')).stdout) as { steps: readonly unknown[] };
  expect(steps).toEqual((await station.ask('case.read', { id: caseIdSchema.parse(1) })).steps);
});

test('the parts of a case are written as a table, which replaces no file and stays out of the folders of the station', {
  timeout: 200_000,
}, async () => {
  const station = await startTestStation();
  const { lane } = await threeParts(station);
  const cases = casesOf(station);
  expect((await cases('open', '--recipe', 'Colours', '--version', '1', '--lane', lane.name, ...WHY)).code).toBe(0);

  const out = path.join(temporaryFolder(), 'case.csv');
  expect(await cases('export', '1', '--out', out)).toEqual({ code: 0, stdout: `${out}: 3 rows\n`, stderr: '' });
  const [head, ...rows] = readFileSync(out, 'utf8').trim().split('\r\n');
  expect(head).toMatch(/^\uFEFF?case,inspection,serial,lot,/);
  expect(rows).toHaveLength(3);
  for (const [at, row] of rows.entries()) expect(row).toMatch(new RegExp(`^1,\\d+,.*SN${at + 1}\\.png`));

  writeFileSync(out, 'mine');
  expect(await cases('export', '1', '--out', out)).toMatchObject({ code: 1, stdout: '' });
  expect(readFileSync(out, 'utf8')).toBe('mine');
  const { folder } = await station.ask('line-output.read', {});
  for (const inside of [folder, lane.folder, station.dataFolder]) {
    expect(await cases('export', '1', '--out', path.join(inside, 'case.csv'))).toMatchObject({ code: 1, stdout: '' });
  }
});

test('a case can be opened while no station runs, and its parts are written down at once', {
  timeout: 200_000,
}, async () => {
  const station = await startTestStation();
  await threeParts(station);
  await station.stop();
  const cases = casesOf(station);
  const span = ['--from', '2020-01-01', '--until', '2199-01-01'];
  expect(JSON.parse((await cases('open', ...span, '--json', ...WHY)).stdout)).toMatchObject({
    ...{ state: 'open', counts: { parts: 3, open: 3, went: { passed: 2, failed: 1 } } },
  });
});

test('nonsense is refused by a sentence, and opens no case', { timeout: 200_000 }, async () => {
  const station = await startTestStation();
  const cases = casesOf(station);
  const refused: readonly (readonly [readonly string[], string])[] = [
    [['open', '--model', 'colour 1'], "'--reason <text>' not specified"],
    [['open', '--model', 'colour 1', '--reason', 'x'], 'at least three letters'],
    [['open', ...WHY], 'which parts?'],
    [['open', '--from', '2026-01-01', ...WHY], 'which parts?'],
    [['open', '--from', '2026-01-02', '--until', '2026-01-01', ...WHY], '--from must be before --until'],
    [['open', '--recipe', 'Colours', ...WHY], '--recipe and --version go together'],
    [['open', '--model', 'colour 1', '--both-arms', ...WHY], '--both-arms goes with --rollout'],
    [['open', '--model', 'colour 1', '--rollout', '1', ...WHY], 'cannot be used with'],
    [['open', '--model', 'colour 1', ...WHY], 'colour 1'],
    [['open', '--rollout', '7', ...WHY], '7'],
    [['recall', '1', ...WHY], "'--which <parts>' not specified"],
    [['recall', '1', '--which', 'some', ...WHY], 'Expected bad, changed, or'],
    [['recall', '1', '--which', '1,,2', ...WHY], 'Expected bad, changed, or'],
    [['recall', '1', '--which', 'bad', ...WHY], '1'],
    [['show', 'one'], 'one'],
    [['close', '1e999', ...WHY], '1e999'],
    [['export', '1', '--out', path.join(temporaryFolder(), 'case.csv')], '1'],
  ];
  for (const [[name = '', ...rest], sentence] of refused) {
    const ended = await cases(name, ...rest);
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(sentence) });
    expect(ended.stderr).not.toContain('    at ');
  }
  expect(await station.ask('case.list', {})).toEqual([]);
});

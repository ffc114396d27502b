import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLogFile } from '../main/app/log-file.ts';
import { openLog } from '../main/engine/log.ts';
import { temporaryFolder } from './support/files/temporary-folder.ts';
import { fixedClock } from './support/time/fixed-clock.ts';
import { until } from './support/time/until.ts';

const MAX_FILE_BYTES = 20 * 1024 ** 2;

/** Both logs by one face: who writes it, and how many files it keeps. */
const logs = [
  { name: 'engine', kept: 20, open: openLog },
  {
    name: 'main',
    kept: 30,
    open: (folder: string, clock: { now: () => number }) => {
      const { log, close } = openLogFile(folder, () => clock.now());
      return { note: log, close };
    },
  },
] as const;

const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe.each(logs)('the log of $name', ({ name, kept, open }) => {
  const fileOf = (day: string, part = '001') => `${name}-${day}-${part}.jsonl`;
  const fillWith = (folder: string, year: string) => {
    for (let day = 10; day < 60; day++) writeFileSync(path.join(folder, fileOf(`${year}-01-${day}`)), 'old\n');
  };

  test('has one line of JSON for each event, named and dated, in a file of its day', () => {
    const folder = temporaryFolder();
    const clock = fixedClock('2026-03-02T23:59:59Z');
    const log = open(folder, clock);
    log.note('inspection.decided', { inspectionId: 7, elapsedMs: 41 });
    clock.advance(2000);
    log.note('fault.noted', { where: 'lane A' });
    log.close();

    const files = readdirSync(folder).toSorted();
    expect(files).toEqual([fileOf('2026-03-02'), fileOf('2026-03-03')]);
    expect(files.map((file) => linesOf(path.join(folder, file)))).toEqual([
      [{ level: 30, at: '2026-03-02T23:59:59.000Z', event: 'inspection.decided', inspectionId: 7, elapsedMs: 41 }],
      [{ level: 30, at: '2026-03-03T00:00:01.000Z', event: 'fault.noted', where: 'lane A' }],
    ]);
  });

  test('is kept in small files and few, and the other log is left alone', async () => {
    const folder = temporaryFolder();
    fillWith(folder, '2025');
    writeFileSync(path.join(folder, 'other.jsonl'), '{}\n');
    writeFileSync(path.join(folder, fileOf('2026-03-02')), Buffer.alloc(MAX_FILE_BYTES - 10));
    const log = open(folder, fixedClock('2026-03-02T06:00:00Z'));
    log.note('station.started');
    log.note('station.stopped');
    log.close();

    const files = await until(
      () => readdirSync(folder).filter((file) => file !== 'other.jsonl'),
      ({ length }) => length <= kept,
    );
    expect(files).toHaveLength(kept);
    expect(files.toSorted().at(-1)).toBe(fileOf('2026-03-02', '002'));
    expect(existsSync(path.join(folder, 'other.jsonl'))).toBe(true);
  });

  test('never loses the file being written when the clock is set back', async () => {
    const folder = temporaryFolder();
    const clock = fixedClock('2026-03-02T06:00:00Z');
    fillWith(folder, '2026');
    const log = open(folder, clock);
    clock.set(-90 * 24 * 3_600_000);
    log.note('fault.noted', { where: 'clock' });
    log.note('station.stopped');
    log.close();

    const files = await until(
      () => readdirSync(folder),
      ({ length }) => length <= kept,
    );
    expect(files).toHaveLength(kept);
    expect(linesOf(path.join(folder, fileOf('2025-12-02')))).toHaveLength(2);
  });

  test('begins again with the next file when one cannot be opened', () => {
    const folder = temporaryFolder();
    const clock = fixedClock('2026-03-02T06:00:00Z');
    mkdirSync(path.join(folder, fileOf('2026-03-02')));
    const log = open(folder, clock);
    log.note('station.started');
    clock.advance(24 * 3_600_000);
    log.note('station.stopped');
    log.close();
    expect(linesOf(path.join(folder, fileOf('2026-03-03')))).toMatchObject([{ event: 'station.stopped' }]);
  });

  test('writes down what no JSON can hold rather than throw', () => {
    const folder = temporaryFolder();
    const log = open(folder, fixedClock('2026-03-02T06:00:00Z'));
    const circle: Record<string, unknown> = { count: 5n };
    circle['self'] = circle;
    log.note('call.failed', circle);
    log.close();
    expect(linesOf(path.join(folder, fileOf('2026-03-02')))).toMatchObject([{ event: 'call.failed', count: 5 }]);
  });

  test.skipIf(!existsSync('/dev/full'))('survives a full disk, and goes on when there is room', () => {
    const folder = temporaryFolder();
    const clock = fixedClock('2026-03-02T06:00:00Z');
    symlinkSync('/dev/full', path.join(folder, fileOf('2026-03-02')));
    const log = open(folder, clock);
    for (let line = 0; line < 100; line++) expect(() => log.note('station.started')).not.toThrow();
    clock.advance(24 * 3_600_000);
    log.note('station.stopped');
    log.close();
    expect(linesOf(path.join(folder, fileOf('2026-03-03')))).toMatchObject([{ event: 'station.stopped' }]);
  });
});

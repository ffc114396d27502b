import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openLog } from '../../main/engine/log.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { fixedClock } from '../support/time/fixed-clock.ts';
import { until } from '../support/time/until.ts';

test('each event is one line of JSON, named and dated, in a file of its day', () => {
  const folder = temporaryFolder();
  const clock = fixedClock('2026-03-02T23:59:59Z');
  const log = openLog(folder, clock);
  log.note('inspection.decided', { inspectionId: 7, elapsedMs: 41 });
  clock.advance(2000);
  log.warn('fault.noted', { where: 'lane A' });
  log.close();

  const files = readdirSync(folder).toSorted();
  expect(files).toEqual(['engine-2026-03-02-001.jsonl', 'engine-2026-03-03-001.jsonl']);
  expect(files.map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')))).toEqual([
    { level: 30, at: '2026-03-02T23:59:59.000Z', event: 'inspection.decided', inspectionId: 7, elapsedMs: 41 },
    { level: 40, at: '2026-03-03T00:00:01.000Z', event: 'fault.noted', where: 'lane A' },
  ]);
});

test('files stay small and few', async () => {
  const folder = temporaryFolder();
  const clock = fixedClock('2026-03-02T06:00:00Z');
  for (let day = 10; day < 40; day++) writeFileSync(path.join(folder, `engine-2025-01-${day}-001.jsonl`), 'old\n');
  writeFileSync(path.join(folder, 'engine-2026-03-02-001.jsonl'), Buffer.alloc(20 * 1024 ** 2 - 10));
  const log = openLog(folder, clock);
  log.note('station.started');
  log.note('station.stopped');
  log.close();

  const files = await until(
    () => readdirSync(folder),
    ({ length }) => length <= 20,
  );
  expect(files).toHaveLength(20);
  expect(files.toSorted().at(-1)).toBe('engine-2026-03-02-002.jsonl');
});

test('a clock that is set back does not make the log remove the file that it writes', async () => {
  const folder = temporaryFolder();
  const clock = fixedClock('2026-03-02T06:00:00Z');
  for (let day = 10; day < 40; day++) writeFileSync(path.join(folder, `engine-2026-03-${day}-001.jsonl`), 'later\n');
  const log = openLog(folder, clock);
  clock.set(-3 * 24 * 3_600_000);
  log.note('fault.noted', { where: 'clock' });
  log.note('station.stopped');
  log.close();

  const files = await until(
    () => readdirSync(folder),
    ({ length }) => length <= 20,
  );
  expect(files).toHaveLength(20);
  const written = readFileSync(path.join(folder, 'engine-2026-02-27-001.jsonl'), 'utf8');
  expect(written.trim().split('\n')).toHaveLength(2);
});

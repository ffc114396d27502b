import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { SETTLED_AFTER_MS, saveShiftReports } from '../../main/app/shift-reports/save-shift-reports.ts';
import { failed, ok, type Result } from '../../preload/contract/faults/result.ts';
import type { TimeSpan } from '../../preload/contract/reports/report.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { knownEngine } from './support/known-engine.ts';
import { manualTimers } from './support/manual-timers.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOON = new Date(2026, 2, 2, 12).getTime();

/** Shifts of six hours before and after noon, newest first, with these numbers of parts. */
function shifts(...inspected: readonly number[]) {
  return ok(
    inspected.map((count, index) => ({
      from: NOON - index * 6 * HOUR,
      until: NOON + (1 - index) * 6 * HOUR,
      inspected: count,
    })),
  );
}

function startSaving({
  answers,
  isWished = () => true,
  print = async () => Buffer.from('%PDF-1'),
}: {
  readonly answers: readonly Result<unknown>[];
  readonly isWished?: () => boolean;
  readonly print?: (shift: TimeSpan) => Promise<Uint8Array>;
}) {
  const folder = path.join(temporaryFolder(), 'exports', 'shift-reports');
  const timers = manualTimers(NOON + SETTLED_AFTER_MS);
  const lines: string[] = [];
  const printed: TimeSpan[] = [];
  const { engine, asked } = knownEngine({ 'report.shifts': answers });
  const reports = saveShiftReports({
    ...{ engine, timers, folder, isWished },
    log: (event) => lines.push(event),
    print: (shift) => {
      printed.push(shift);
      return print(shift);
    },
  });
  return { reports, folder, timers, lines, printed, asked };
}

test('the report of a shift is saved once, soon after its end', async () => {
  const { reports, folder, timers, printed, asked } = startSaving({ answers: [shifts(0, 40, 30)] });
  reports.look();
  await vi.waitFor(() => expect(reports.state().newest).not.toBeNull());
  expect(readdirSync(folder)).toEqual(['shift-2026-03-02-0600-1200.pdf']);
  expect(readFileSync(path.join(folder, 'shift-2026-03-02-0600-1200.pdf'), 'utf8')).toBe('%PDF-1');
  timers.advance(3 * MINUTE);
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(1));
  expect(printed).toHaveLength(1);
});

test('a shift without parts has no report: the last one with parts has, also if the station was off when it ended', async () => {
  const { reports, folder } = startSaving({ answers: [shifts(3, 0, 0, 30)] });
  reports.look();
  await vi.waitFor(() => expect(reports.state().newest).not.toBeNull());
  expect(readdirSync(folder)).toEqual(['shift-2026-03-01-1800-0000.pdf']);
});

test('a shift that has just ended is given time to count its last parts', async () => {
  const { reports, timers, printed, folder } = startSaving({
    answers: [ok([{ from: NOON - 6 * HOUR, until: NOON + 30_000, inspected: 9 }])],
  });
  reports.look();
  timers.advance(MINUTE);
  await vi.waitFor(() => expect(readdirSync(folder)).toHaveLength(1));
  expect(printed).toHaveLength(1);
});

test('nothing is asked and nothing is saved unless the settings say so', async () => {
  const { reports, timers, asked } = startSaving({ answers: [shifts(0, 40)], isWished: () => false });
  reports.look();
  timers.advance(5 * MINUTE);
  expect(asked).toEqual([]);
});

test('a report that could not be printed or written is tried again every minute, and the reason is known meanwhile', async () => {
  let attempts = 0;
  const { reports, timers, folder, lines } = startSaving({
    answers: [failed({ code: 'engine-down' }), shifts(0, 40)],
    print: async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('its window was closed');
      return Buffer.from('%PDF-1');
    },
  });
  const settled = (count: number) => vi.waitFor(() => expect(lines).toHaveLength(count));
  reports.look();
  await settled(1);
  expect(reports.state().fault).toEqual({ code: 'engine-down' });
  timers.advance(MINUTE);
  await settled(2);
  expect(reports.state().fault).toMatchObject({ code: 'internal', message: 'its window was closed' });
  timers.advance(MINUTE);
  await settled(3);
  expect(lines).toEqual(['shift-report.not-saved', 'shift-report.not-saved', 'shift-report.saved']);
  expect(reports.state().fault).toBeNull();
  expect(readdirSync(folder)).toHaveLength(1);
});

test('a folder that cannot be made is reported as a problem of the folder', async () => {
  const { reports, folder } = startSaving({ answers: [shifts(0, 40)] });
  writeFileSync(path.dirname(folder), 'a file where the folder should be');
  reports.look();
  await vi.waitFor(() => expect(reports.state().fault).not.toBeNull());
  expect(reports.state()).toMatchObject({ newest: null, fault: { code: 'folder-unusable' } });
});

import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { operations } from '../../../preload/contract/operations/operations.ts';
import type { TimeSpan } from '../../../preload/contract/reports/report.ts';
import type { SavedShiftReports } from '../../../preload/contract/transport/desktop.ts';
import type { EngineHost } from '../../engine-host/engine-host.ts';
import type { Log } from '../../engine-host/log.ts';
import { every, type Timers } from '../../engine-host/timers.ts';
import { theStation } from '../follow-station.ts';
import { savingFault } from '../saving-fault.ts';
import { writeWhole } from '../write-whole.ts';

const MINUTE_MS = 60_000;
/** A part taken just before the end of a shift is decided and counted by then. */
export const SETTLED_AFTER_MS = 2 * MINUTE_MS;

type Deps = {
  readonly engine: Pick<EngineHost, 'call'>;
  readonly timers: Timers;
  readonly log: Log;
  readonly folder: string;
  /** Whether the settings ask for reports. */
  readonly isWished: () => boolean;
  /** The report of a shift as PDF. */
  readonly print: (shift: TimeSpan) => Promise<Uint8Array>;
};

export type ShiftReports = {
  readonly state: () => SavedShiftReports;
  /** Looks now instead of at the next minute: the settings are known, or have changed. */
  readonly look: () => void;
};

/**
 * Saves the report of the newest shift that has ended and had parts, if there is none yet: soon after its end, or when the
 * station is started again. The folder itself says what has been saved, so that nothing is saved twice or forgotten.
 */
export function saveShiftReports({ engine, timers, log, folder, isWished, print }: Deps): ShiftReports {
  let state: SavedShiftReports = { folder, newest: null, fault: null };
  let isBusy = false;

  async function look(): Promise<void> {
    if (isBusy || !isWished()) return;
    isBusy = true;
    const saved = await saveMissing().catch((bug: unknown) => failed({ code: 'internal', message: messageOf(bug) }));
    isBusy = false;
    if (!saved.ok) {
      log('shift-report.not-saved', { ...saved.fault });
      state = { ...state, fault: saved.fault };
    } else {
      if (saved.value !== null) log('shift-report.saved', saved.value);
      state = {
        ...state,
        fault: null,
        newest: saved.value === null ? state.newest : { ...saved.value, at: timers.now() },
      };
    }
  }

  async function saveMissing(): Promise<Result<{ path: string } | null>> {
    const answer = await engine.call('report.shifts', {}, theStation);
    if (!answer.ok) return answer;
    const shifts = operations['report.shifts'].output.parse(answer.value);
    const ended = shifts.find(({ until, inspected }) => until + SETTLED_AFTER_MS <= timers.now() && inspected > 0);
    if (ended === undefined) return ok(null);
    const file = path.join(folder, nameOf(ended));
    if (await exists(file)) return ok(null);
    try {
      await mkdir(folder, { recursive: true });
    } catch (error) {
      return failed(savingFault(error, folder));
    }
    return writeWhole(file, await print(ended));
  }

  every(timers, MINUTE_MS, () => void look());
  return { state: () => state, look: () => void look() };
}

/** `shift-2026-12-01-0600-1400.pdf`, by local clocks: in this order they also sort by time. */
function nameOf({ from, until }: TimeSpan): string {
  const [begin, end] = [localParts(from), localParts(until)];
  return `shift-${begin.day}-${begin.time}-${end.time}.pdf`;
}

function localParts(at: number) {
  const local = new Date(at - new Date(at).getTimezoneOffset() * MINUTE_MS).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 16).replace(':', '') };
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

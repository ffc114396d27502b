import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import type { CaseId } from '../../../preload/contract/values/units.ts';
import { coalesce } from '../station/coalesce.ts';
import { type CarryOutDeps, carryOutSteps } from './carry-out.ts';

/** Nobody reads faster, and each update costs a few queries. */
const TOLD_EVERY_MS = 250;
/** A full disk has room again at some time, and a recall must not wait for the next order. */
const AGAIN_AFTER_MS = 2000;

export type CaseControl = {
  /** Carries out orders for cases: those just given, and those from before the engine ended. Returns at once. */
  readonly follow: () => void;
  /** Resolves when nothing is left to carry out. */
  readonly settled: () => Promise<void>;
  /** Stops where it is, and continues at the next start. */
  readonly stop: () => Promise<void>;
};

type Deps = Pick<CarryOutDeps, 'db' | 'clock'> & {
  readonly onChanged: (cases: readonly CaseId[]) => void;
  /** There is something new to tell the line. */
  readonly onRecalled: () => void;
  readonly onBug: (where: string, bug: unknown) => void;
  /** When to try again what could not be carried out. */
  readonly againAfterMs?: number;
};

/** Works on the cases of the store. It remembers nothing: what there is to do is read from the store. */
export function openCaseControl(deps: Deps): CaseControl {
  const { db, clock, onChanged, onRecalled, onBug, againAfterMs = AGAIN_AFTER_MS } = deps;
  const abort = new AbortController();
  const told = coalesce<CaseId>(TOLD_EVERY_MS, (ids) => onChanged([...new Set(ids)]));
  let isDue = false;
  let working: Promise<void> | null = null;
  let again: NodeJS.Timeout | undefined;
  let reported = '';

  async function work(): Promise<void> {
    while (isDue && !abort.signal.aborted) {
      isDue = false;
      await carryOutSteps({
        ...{ db, clock, signal: abort.signal },
        onProgress: (caseId, kind) => {
          told.add(caseId);
          if (kind === 'recall') onRecalled();
        },
      });
    }
    reported = '';
  }

  /** The order stays on record. The same trouble is reported once, however often it is met. */
  function tryLater(bug: unknown): void {
    const trouble = messageOf(bug);
    if (trouble !== reported) onBug('case', bug);
    reported = trouble;
    clearTimeout(again);
    again = setTimeout(follow, againAfterMs);
    again.unref();
  }

  function follow(): void {
    if (abort.signal.aborted) return;
    isDue = true;
    working ??= work()
      .catch(tryLater)
      .finally(() => {
        working = null;
        if (isDue && !abort.signal.aborted) follow();
      });
  }

  return {
    follow,
    settled: async () => {
      while (working !== null) await working;
    },
    stop: async () => {
      abort.abort();
      await working;
      clearTimeout(again);
      told.stop();
    },
  };
}

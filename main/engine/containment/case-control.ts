import type { CaseId } from '../../../preload/contract/values/units.ts';
import { coalesce } from '../station/coalesce.ts';
import { type CarryOutDeps, carryOutSteps } from './carry-out.ts';

/** Nobody reads faster, and each update costs a few queries. */
const TOLD_EVERY_MS = 250;

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
};

/** Works on the cases of the store. It remembers nothing: what there is to do is read from the store. */
export function openCaseControl({ db, clock, onChanged, onRecalled, onBug }: Deps): CaseControl {
  const abort = new AbortController();
  const told = coalesce<CaseId>(TOLD_EVERY_MS, (ids) => onChanged([...new Set(ids)]));
  let isDue = false;
  let working: Promise<void> | null = null;

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
  }

  function follow(): void {
    isDue = true;
    working ??= work()
      // The order stays on record: the next one, or the next start, tries again, instead of trying here endlessly.
      .catch((bug: unknown) => onBug('case', bug))
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
      told.stop();
    },
  };
}

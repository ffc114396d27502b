import type { Fault } from '../../../preload/contract/faults/result.ts';
import { createWake } from '../wake.ts';
import { createLineTrouble } from './line-trouble.ts';
import { createTeller, type TellerDeps } from './tell-group.ts';

export type LineOutputDeps = TellerDeps & { readonly onFault: (fault: Fault) => void };

export type LineOutput = {
  /** There may be something new to say. */
  poke(): void;
  /** Does something while no message is being written, and then checks again at once whether any can be. */
  between<T>(work: () => T): Promise<T>;
  /** Uses the folder as if it were new: only a marker of another station is left alone. */
  readonly take: () => Promise<void>;
  /** Why messages cannot be written right now. They wait; none is left out. */
  readonly fault: () => Fault | null;
  /** Writes what there is to say, unless that is impossible, and stops. */
  stop(): Promise<void>;
};

/** How soon an unannounced message is found. */
const LOOK_EVERY_MS = 1_000;

const nowMs = () => performance.now();

/**
 * Tells the line what the store has for it. Only messages written while the folder was proved to be the line's, before and
 * after, count as told; everything else is written again, under the same numbers.
 */
export function startLineOutput({ onFault, ...deps }: LineOutputDeps): LineOutput {
  const wake = createWake(nowMs);
  const teller = createTeller(deps);
  const trouble = createLineTrouble(onFault);
  let isStopping = false;
  const between: (() => void)[] = [];

  /** Returns how long to wait before the next look. */
  const tellGroup = async (): Promise<number> => {
    const told = await teller.tellGroup();
    if (!told.ok) return trouble.begin(told.fault);
    trouble.end();
    return told.value.isMore ? 0 : LOOK_EVERY_MS;
  };

  const run = async () => {
    while (!isStopping) {
      for (const work of between.splice(0)) work();
      const waitMs = await tellGroup();
      const untilMs = nowMs() + waitMs;
      // New messages do not fix a folder: while it cannot be written, the next attempt is not brought forward.
      do await wake.sleepUntil(untilMs);
      while (trouble.fault() !== null && !isStopping && between.length === 0 && nowMs() < untilMs);
    }
    // What arrived while the last group was being written.
    for (const work of between.splice(0)) work();
    while ((await tellGroup()) === 0);
  };
  const running = run();

  const doBetween = <T>(work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      between.push(() => {
        teller.doubt();
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      });
      wake.call();
    });

  return {
    poke: () => wake.call(),
    between: doBetween,
    take: () => doBetween(teller.take),
    fault: trouble.fault,
    stop: async () => {
      isStopping = true;
      wake.call();
      await running;
    },
  };
}

import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type Station, type StationOptions, startStation } from '../../main/engine/station.ts';
import type { Input, OperationName, Output } from '../../preload/contract/operations.ts';
import type { Actor } from '../../preload/contract/person.ts';
import type { Result } from '../../preload/contract/result.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Somebody at the machine itself: every role, no row in the store. */
export const ENGINEER: Actor = { personId: null, name: 'Test', role: 'engineer', windowId: 'window-1' };

export type Call = <N extends OperationName>(name: N, input: Input<N>, actor?: Actor) => Promise<Result<Output<N>>>;
export type Ask = <N extends OperationName>(name: N, input: Input<N>, actor?: Actor) => Promise<Output<N>>;

export type TestStation = Station & {
  readonly dataFolder: string;
  readonly call: Call;
  /** An operation that must succeed. */
  readonly ask: Ask;
};

/** A station on a data folder of its own, stopped when the test has finished. It draws no audits unless told to. */
export async function startTestStation(options: Partial<StationOptions> = {}): Promise<TestStation> {
  const dataFolder = options.dataFolder ?? path.join(temporaryFolder(), 'data');
  const started = await startStation({ modelsFolder: null, workers: 1, draw: () => 0.999, ...options, dataFolder });
  if (!started.ok) throw new Error(JSON.stringify(started.fault));
  const station = started.value;
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= station.stop();
    return stopped;
  };
  onTestFinished(stop);
  const call = (async (name, input, actor = ENGINEER) => station.dispatch(name, input, actor)) as Call;
  const ask: Ask = async (name, input, actor) => {
    const outcome = await call(name, input, actor);
    if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.fault)}`);
    return outcome.value;
  };
  return { ...station, stop, dataFolder, call, ask };
}

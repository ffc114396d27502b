import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type Station, startStation } from '../../../main/engine/start-station.ts';
import type { StationOptions } from '../../../main/engine/station/station-options.ts';
import { openDemoLine } from '../../../main/simulator/process/demo-line.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { type Calls, callsTo } from './calls.ts';

export type TestStation = Station & Calls & { readonly dataFolder: string };

/** A station with its own data folder, stopped when the test has finished. It draws no audits by default. */
export async function startTestStation(options: Partial<StationOptions> = {}): Promise<TestStation> {
  const dataFolder = options.dataFolder ?? path.join(temporaryFolder(), 'data');
  const started = await startStation({
    modelsFolder: null,
    openDemoLine,
    workers: 1,
    draw: () => 0.999,
    ...options,
    dataFolder,
  });
  if (!started.ok) throw new Error(JSON.stringify(started.fault));
  const station = started.value;
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= station.stop();
    return stopped;
  };
  onTestFinished(stop);
  return { ...station, stop, dataFolder, ...callsTo(station.dispatch) };
}

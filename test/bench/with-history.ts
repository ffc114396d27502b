import { cpSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { type StationUnderTest, startStationUnderTest } from './station-under-test.ts';

export type HistoryOrder = {
  readonly root: string;
  /** A data folder full of history, as `bench:large-store` makes it. Only a copy of it is used. */
  readonly history: string;
  readonly modelFile: string;
  readonly workers: number;
  readonly rounds: number;
  readonly parts: number;
  /** Writes that many images of new parts beside the camera folders and returns their names. */
  readonly stage: (count: number) => readonly string[];
  readonly staged: string;
};

/** Parts per second of a station with that history ÷ those of a new one, in alternating rounds. */
export async function measureWithHistory(order: HistoryOrder): Promise<{
  readonly ratio: number;
  readonly newStationPartsPerSecond: number;
  readonly oldStationPartsPerSecond: number;
}> {
  const start = async (name: string): Promise<StationUnderTest> => {
    const root = path.join(order.root, name);
    mkdirSync(root);
    if (name === 'old') cpSync(order.history, path.join(root, 'data'), { recursive: true });
    return startStationUnderTest(root, order.modelFile, order.workers);
  };
  const fresh = await start('new');
  const old = await start('old');
  const seconds = { fresh: 0, old: 0 };
  for (let round = 0; round <= order.rounds; round++) {
    const freshTook = await passThrough(fresh, order);
    const oldTook = await passThrough(old, order);
    // The first round warms both up.
    if (round === 0) continue;
    seconds.fresh += freshTook;
    seconds.old += oldTook;
  }
  await fresh.station.stop();
  await old.station.stop();
  const all = order.rounds * order.parts;
  return {
    ratio: seconds.fresh / seconds.old,
    newStationPartsPerSecond: all / seconds.fresh,
    oldStationPartsPerSecond: all / seconds.old,
  };
}

/** Seconds from the first picture in the folder to the last durable record. */
async function passThrough({ recorded, camera }: StationUnderTest, order: HistoryOrder): Promise<number> {
  const names = order.stage(order.parts);
  const startedMs = performance.now();
  const done = recorded(order.parts);
  for (const name of names) renameSync(path.join(order.staged, name), path.join(camera, name));
  await done;
  return (performance.now() - startedMs) / 1000;
}

import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { createFolderCalls } from '../../../main/engine/folder-calls.ts';
import { type RunningLane, startLane } from '../../../main/engine/ingest/lane.ts';
import type { Taken } from '../../../main/engine/ingest/see-through.ts';
import type { Shot } from '../../../main/engine/ingest/shot.ts';
import { createShotLimit } from '../../../main/engine/ingest/shot-limit.ts';
import type { LaneDeps } from '../../../main/engine/ingest/watching/lane-watch.ts';
import type { Lane } from '../../../preload/contract/station/lane.ts';
import { laneIdSchema, recipeIdSchema } from '../../../preload/contract/values/units.ts';
import { laneSettings } from '../lines/test-lane.ts';
import { until } from '../time/until.ts';
import { temporaryFolder } from './temporary-folder.ts';

const LONG_MS = 600_000;
/** A record of the file as it was seen. */
export const recordOf = ({ seen }: Shot): Taken => ({
  kind: 'recorded',
  at: 0,
  isKept: true,
  read: { seen, isSure: true },
});

export type TestLane = {
  readonly folder: string;
  readonly at: (name: string) => string;
  readonly names: () => readonly string[];
  readonly lane: RunningLane;
  /** Resolves when exactly these names have been taken, in this order. */
  readonly took: (...names: readonly string[]) => Promise<void>;
};

/** A lane whose shots are noted by name. Without settings it takes files at once or, within the time of a test, never. */
export function watchFolder(settings: Partial<Lane> = {}, deps: Partial<LaneDeps> = {}): TestLane {
  const folder = settings.folder ?? temporaryFolder();
  const taken: string[] = [];
  const lane = startLane({
    lane: {
      ...laneSettings(folder),
      id: laneIdSchema.parse(1),
      recipeId: recipeIdSchema.parse(1),
      settleMs: LONG_MS,
      sweepEveryMs: LONG_MS,
      ...settings,
    },
    calls: createFolderCalls(folder),
    objection: () => Promise.resolve(null),
    excluded: () => Promise.resolve({ has: () => false }),
    shotLimit: createShotLimit(4),
    findRecords: () => [],
    noteStamps: () => {},
    clearAway: () => Promise.resolve({ ok: true, value: null }),
    onFault: () => {},
    ...deps,
    take: async (shot) => {
      const answer = (await deps.take?.(shot)) ?? recordOf(shot);
      if (answer.kind === 'recorded') taken.push(shot.name);
      return answer;
    },
  });
  onTestFinished(() => lane.stop());
  return {
    folder,
    at: (name) => path.join(folder, name),
    names: () => taken,
    lane,
    took: async (...expected) => {
      await until(
        () => taken,
        (seen) => seen.length >= expected.length,
      );
      expect(taken).toEqual(expected);
    },
  };
}

/** A lane that has swept once and now listens. */
export async function watching(settings: Partial<Lane> = {}, deps: Partial<LaneDeps> = {}): Promise<TestLane> {
  const lane = watchFolder(settings, deps);
  await until(() => lane.lane.isDrained(), Boolean);
  return lane;
}

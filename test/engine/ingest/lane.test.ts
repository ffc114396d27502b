import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Taken } from '../../../main/engine/ingest/feeder.ts';
import { createGate } from '../../../main/engine/ingest/gate.ts';
import { type LaneDeps, type RunningLane, startLane } from '../../../main/engine/ingest/lane.ts';
import type { Shot } from '../../../main/engine/ingest/shot.ts';
import type { Lane } from '../../../preload/contract/lane.ts';
import { laneIdSchema, recipeIdSchema } from '../../../preload/contract/units.ts';
import { laneSettings } from '../../support/open-test-store.ts';
import { pictureBytes } from '../../support/pictures.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { until } from '../../support/until.ts';

let picture: Buffer;
beforeAll(async () => {
  picture = await pictureBytes('jpeg');
});

type TestLane = { readonly folder: string; readonly taken: Shot[]; readonly lane: RunningLane };
const RECORDED: Taken = { kind: 'recorded', at: 0, isKept: true };

/** A lane whose shots are written down by name. */
function watchFolder(settings: Partial<Lane> = {}, deps: Partial<LaneDeps> = {}): TestLane {
  const folder = settings.folder ?? temporaryFolder();
  const taken: Shot[] = [];
  const lane = startLane({
    lane: {
      ...laneSettings(folder),
      id: laneIdSchema.parse(1),
      recipeId: recipeIdSchema.parse(1),
      settleMs: 60_000,
      sweepEveryMs: 60_000,
      ...settings,
    },
    excluded: new Set(),
    gate: createGate(4),
    findRecord: () => null,
    clearAway: () => Promise.resolve({ ok: true, value: null }),
    onFault: () => {},
    ...deps,
    take: async (shot) => {
      const answer = (await deps.take?.(shot)) ?? RECORDED;
      if (answer.kind === 'recorded') taken.push(shot);
      return answer;
    },
  });
  onTestFinished(() => lane.stop());
  return { folder, taken, lane };
}

const names = (taken: readonly Shot[]) => taken.map((shot) => shot.name);

describe('a file', () => {
  test('that was renamed into place is taken at once, long before it could have settled', async () => {
    const { folder, taken, lane } = watchFolder();
    await until(() => lane.health().state === 'watching' && lane.isDrained(), Boolean);
    await writeFile(path.join(folder, 'a.jpg.part'), picture);
    await rename(path.join(folder, 'a.jpg.part'), path.join(folder, 'a.jpg'));
    await until(
      () => names(taken),
      (seen) => seen.length === 1,
      5000,
    );
    expect(names(taken)).toEqual(['a.jpg']);
  });
});

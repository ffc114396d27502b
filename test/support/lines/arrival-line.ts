import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { originalPath } from '../../../main/engine/data-folder.ts';
import type { Afterwards, Lane } from '../../../preload/contract/station/lane.ts';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { startTestStation, type TestStation } from '../station/start-station.ts';
import { sha256Of } from '../store/records.ts';
import { until } from '../time/until.ts';
import { ANY_PICTURE } from './colour-line.ts';
import { laneSettings } from './test-lane.ts';

export type ArrivalLineOptions = Readonly<{ afterwards: Afterwards['kind']; isPolled: boolean }>;

/** What is on record about one file, and what the line was told about it. */
export type Account = Readonly<z.infer<typeof accountSchema>>;

const accountSchema = z.object({
  sha256: z.string(),
  name: z.string(),
  isRepeat: z.number().transform(Boolean),
  messages: z.number(),
});

/** A whole station with one recursive lane that stops and starts again while pictures arrive. No model looks at them: people decide. */
export async function startArrivalLine({ afterwards, isPolled }: ArrivalLineOptions) {
  const root = temporaryFolder();
  const camera = path.join(root, 'camera');
  const done = path.join(camera, 'done');
  mkdirSync(path.join(camera, 'day'), { recursive: true });
  const dataFolder = path.join(root, 'data');
  let station: TestStation = await startTestStation({ dataFolder });
  const body = { ...DEFAULT_RECIPE_BODY, automationLevel: 'manual', pictureLimits: ANY_PICTURE } as const;
  const recipe = await station.ask('recipe.add', { name: 'People decide', body });
  const lane: Lane = await station.ask('lane.add', {
    ...laneSettings(camera),
    isPolled,
    isRecursive: true,
    settleMs: 40,
    sweepEveryMs: 200,
    recipeId: recipe.id,
    afterwards: afterwards === 'move' ? { kind: 'move', folder: done } : { kind: afterwards },
  });
  /** Every record, oldest first. */
  const accounts = (): readonly Account[] =>
    station.store.read
      .all(
        `SELECT lower(hex(s.image_sha256)) AS sha256, s.relative_path AS name, s.duplicate_of IS NOT NULL AS isRepeat,
           (SELECT count(*) FROM line_message m WHERE m.shot_id = s.id) AS messages
         FROM shot s ORDER BY s.id`,
      )
      .map((row) => accountSchema.parse(row));
  return {
    camera,
    accounts,
    drain: () => station.drain(),
    /** Resolves when images with these hashes are all on record, and nothing is in progress. A polled lane learns of nothing between its sweeps. */
    recorded: async (hashes: ReadonlySet<string>) => {
      await until(
        () => {
          const known = new Set(accounts().map(({ sha256 }) => sha256));
          return [...hashes].filter((sha256) => !known.has(sha256));
        },
        ({ length }) => length === 0,
      );
      await station.drain();
    },
    stop: () => station.stop(),
    restart: async () => {
      await station.stop();
      station = await startTestStation({ dataFolder });
    },
    reconcile: () => station.ask('station.reconcile', { laneId: lane.id }),
    /** Whether the station has stored exactly these bytes. */
    holds: (sha256: string): boolean => {
      const kept = originalPath(station.store.folder, sha256);
      return existsSync(kept) && sha256Of(readFileSync(kept)) === sha256;
    },
    /** The hashes of all files below the camera folder, including moved ones. */
    present: (): readonly string[] =>
      readdirSync(camera, { recursive: true, withFileTypes: true, encoding: 'utf8' })
        .filter((entry) => entry.isFile())
        .map((entry) => sha256Of(readFileSync(path.join(entry.parentPath, entry.name)))),
  };
}

import { renameSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { RecipeId } from '../../preload/contract/values/units.ts';
import { addChallenger, type ChallengerOrder, callsOf } from './challenger.ts';
import { playCamera } from './play-camera.ts';
import { percentile, rounded } from './statistics.ts';

export type ShadowOrder = ChallengerOrder & {
  /** The station's maximum throughput. */
  readonly perSecond: number;
  readonly rounds: number;
  readonly parts: number;
  /** Writes that many images of new parts beside the camera folder, only of those whose serial is wanted, and returns their names. */
  readonly stage: (count: number, isWanted?: (serial: string) => boolean) => readonly string[];
  readonly staged: string;
};

const RECIPE = 1 as RecipeId;
const ALWAYS = { from: 0, until: 4_000_000_000_000, laneId: null, lot: null, replayId: null };
/** Share of the maximum throughput: with as much again for the challenger, half of the machine. */
const LOAD = 0.25;

/**
 * What a challenger in shadow costs the champion: latencies at a rate that the cores can sustain, in alternating rounds, and what happens
 * when all parts come at once.
 */
export async function measureShadowCost(order: ShadowOrder) {
  const { subject, perSecond, rounds, parts, stage, staged } = order;
  const sha256 = await addChallenger(order);
  const ask = callsOf(subject);
  const target = { sha256, recipeId: RECIPE, reason: 'to measure its cost' };
  const seen = () => ask('shadow.compare', { ...ALWAYS, modelSha256: sha256 });
  const until = async (count: number) => {
    for (;;) {
      const now = await seen();
      if (now.looked + now.skipped >= count) return now;
      await delay(20);
    }
  };
  const play = () => {
    const everyMs = 1000 / (perSecond * LOAD);
    return playCamera({ staged, camera: subject.camera, line: subject.line, names: stage(parts), everyMs });
  };
  const [without, beside]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const alone = await play();
    await ask('shadow.begin', target);
    const accompanied = await play();
    await until((round + 1) * parts);
    await ask('shadow.end', target);
    // The first round warms both up.
    if (round === 0) continue;
    without.push(...alone);
    beside.push(...accompanied);
  }
  const atRate = await seen();

  await ask('shadow.begin', target);
  const names = stage(parts * 3);
  const done = subject.recorded(names.length);
  for (const name of names) renameSync(path.join(staged, name), path.join(subject.camera, name));
  await done;
  const flooded = await until(atRate.looked + atRate.skipped + names.length);
  return {
    partsPerSecond: rounded(perSecond * LOAD),
    parts: beside.length,
    p50Ratio: rounded(percentile(beside, 0.5) / percentile(without, 0.5), 3),
    p95Ratio: rounded(percentile(beside, 0.95) / percentile(without, 0.95), 3),
    p95MsWithout: rounded(percentile(without, 0.95)),
    p95MsWithChallenger: rounded(percentile(beside, 0.95)),
    challengerLooked: atRate.looked,
    challengerSkipped: atRate.skipped,
    flood: {
      parts: names.length,
      championDecided: names.length,
      challengerLooked: flooded.looked - atRate.looked,
      challengerSkipped: flooded.skipped - atRate.skipped,
    },
  };
}

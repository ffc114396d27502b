import { renameSync } from 'node:fs';
import path from 'node:path';
import { armOf } from '../../main/domain/rollout/arm.ts';
import { partDraw } from '../../main/engine/registry/part-draw.ts';
import { rolloutOn } from '../../main/engine/store/rollout/rollouts.ts';
import { DEFAULT_ROLLOUT_PLAN } from '../../preload/contract/models/rollout-plan.ts';
import { addChallenger, callsOf } from './challenger.ts';
import { playCamera } from './play-camera.ts';
import type { ShadowOrder } from './shadow-cost.ts';
import { percentile, rounded } from './statistics.ts';

const SHARE = 0.05;
/** Share of the station's maximum throughput. */
const LOAD = 0.5;

/**
 * What a guarded canary of 5 % costs the line, in alternating rounds: latencies at half the maximum throughput, and parts per second when
 * all come at once. It must cost no more than a tenth of the 95th percentile, and a twentieth of the throughput. The parts are chosen so that
 * exactly this share of each round is drawn: left to chance, twice as many would be no surprise among a hundred.
 */
export async function measureCanaryCost(order: ShadowOrder) {
  const { subject, perSecond, rounds, parts, stage, staged } = order;
  const ask = callsOf(subject);
  const sha256 = await addChallenger(order, 'canary');
  const [recipe] = await ask('recipe.list', {});
  if (recipe === undefined) throw new Error('The station under test has no recipe');
  const { id: recipeId, version: basedOn, name } = recipe;
  const steps = [{ share: SHARE, parts: 1_000_000, pairs: 0 }];
  const rollout = { ...DEFAULT_ROLLOUT_PLAN, steps, slowdown: 10, holdMargin: 1 };
  const body = { ...recipe.body, automationLevel: 'partial' as const, rollout };
  await ask('recipe.change', { id: recipeId, basedOn, name, body, comment: 'to measure the cost of a canary' });

  type Parts = () => readonly string[];
  const play = (next: Parts) => {
    const everyMs = 1000 / (perSecond * LOAD);
    return playCamera({ staged, camera: subject.camera, line: subject.line, names: next(), everyMs });
  };
  const flood = async (next: Parts): Promise<number> => {
    const names = next();
    const startedMs = performance.now();
    const done = subject.recorded(names.length);
    for (const one of names) renameSync(path.join(staged, one), path.join(subject.camera, one));
    await done;
    return performance.now() - startedMs;
  };
  /** Parts of which exactly the share is in the canary of the roll-out that is on. */
  const shared: Parts = () => {
    const rollout = rolloutOn(subject.station.store.read, recipeId);
    if (rollout === null) throw new Error('The roll-out has not begun');
    const inCanary = Math.round(parts * SHARE);
    const left = { canary: inCanary, champion: parts - inCanary };
    return stage(parts, (serial) => left[armOf(partDraw(rollout.salt, serial), SHARE)]-- > 0);
  };
  const [without, beside]: [number[], number[]] = [[], []];
  let [withoutMs, besideMs, canaryParts] = [0, 0, 0];
  for (let round = 0; round <= rounds; round++) {
    const alone = { latencies: await play(() => stage(parts)), floodMs: await flood(() => stage(parts)) };
    const { id } = await ask('rollout.begin', { recipeId, sha256, reason: 'to measure its cost', despite: [] });
    const rolledOut = { latencies: await play(shared), floodMs: await flood(shared) };
    const { state } = await ask('rollout.read', { id });
    if (state.status !== 'running') throw new Error(`The canary did not last: ${JSON.stringify(state.cause)}`);
    await ask('rollout.roll-back', { id, reason: 'measured' });
    // The first round warms both up.
    if (round === 0) continue;
    without.push(...alone.latencies);
    beside.push(...rolledOut.latencies);
    withoutMs += alone.floodMs;
    besideMs += rolledOut.floodMs;
    canaryParts += state.shares.canary;
  }
  return {
    share: SHARE,
    parts: 2 * beside.length,
    canaryParts,
    p95Ratio: rounded(percentile(beside, 0.95) / percentile(without, 0.95), 3),
    p95MsWithout: rounded(percentile(without, 0.95)),
    p95MsWithCanary: rounded(percentile(beside, 0.95)),
    throughputRatio: rounded(withoutMs / besideMs, 3),
  };
}

import { renameSync } from 'node:fs';
import path from 'node:path';
import { armOf } from '../../main/domain/rollout/arm.ts';
import { partDraw } from '../../main/engine/registry/part-draw.ts';
import { rolloutOn } from '../../main/engine/store/rollout/rollouts.ts';
import { DEFAULT_ROLLOUT_PLAN } from '../../preload/contract/models/rollout-plan.ts';
import type { RecipeId } from '../../preload/contract/values/units.ts';
import { addChallenger, callsOf } from './challenger.ts';
import { playCamera } from './play-camera.ts';
import type { ShadowOrder } from './shadow-cost.ts';
import { percentile, rounded } from './statistics.ts';

const SHARE = 0.05;
/** Share of the station's maximum throughput. */
const LOAD = 0.5;

/** Parts, and whether each is in the canary of the roll-out that is on. */
type Parts = { readonly names: readonly string[]; readonly isInCanary: readonly boolean[] };

/**
 * What a guarded canary of 5 % costs the line, in alternating rounds: latencies at half the maximum throughput, and parts per second when
 * all come at once. It must cost the parts that the champion decides alone no more than a tenth of their 95th percentile, and all parts
 * no more than a twentieth of the throughput. Exactly this share of each round is drawn: left to chance, twice as many would be no
 * surprise among a hundred.
 */
export async function measureCanaryCost(order: ShadowOrder) {
  const ask = callsOf(order.subject);
  const sha256 = await addChallenger(order, 'canary');
  const recipeId = await planCanary(order);
  const [without, beside, champions]: [number[], number[], number[]] = [[], [], []];
  let [withoutMs, besideMs, canaryParts] = [0, 0, 0];
  for (let round = 0; round <= order.rounds; round++) {
    const alone = { latencies: await play(order, undrawn(order)), floodMs: await flood(order, undrawn(order)) };
    const { id } = await ask('rollout.begin', { recipeId, sha256, reason: 'to measure its cost', despite: [] });
    const next = () => drawn(order, recipeId);
    const rolledOut = { latencies: await play(order, next()), floodMs: await flood(order, next()) };
    const { state } = await ask('rollout.read', { id });
    if (state.status !== 'running') throw new Error(`The canary did not last: ${JSON.stringify(state.cause)}`);
    await ask('rollout.roll-back', { id, reason: 'measured' });
    // The first round warms both up.
    if (round === 0) continue;
    without.push(...alone.latencies.all);
    beside.push(...rolledOut.latencies.all);
    champions.push(...rolledOut.latencies.champions);
    withoutMs += alone.floodMs;
    besideMs += rolledOut.floodMs;
    canaryParts += state.shares.canary;
  }
  return {
    share: SHARE,
    parts: 2 * beside.length,
    canaryParts,
    championP95Ratio: rounded(percentile(champions, 0.95) / percentile(without, 0.95), 3),
    p95Ratio: rounded(percentile(beside, 0.95) / percentile(without, 0.95), 3),
    p95MsWithout: rounded(percentile(without, 0.95)),
    p95MsWithCanary: rounded(percentile(beside, 0.95)),
    throughputRatio: rounded(withoutMs / besideMs, 3),
  };
}

/** Gives the recipe a plan whose only step is the canary. */
async function planCanary({ subject }: ShadowOrder): Promise<RecipeId> {
  const ask = callsOf(subject);
  const [recipe] = await ask('recipe.list', {});
  if (recipe === undefined) throw new Error('The station under test has no recipe');
  const { id, version: basedOn, name } = recipe;
  const steps = [{ share: SHARE, parts: 1_000_000, pairs: 0 }];
  const rollout = { ...DEFAULT_ROLLOUT_PLAN, steps, slowdown: 10, holdMargin: 1 };
  const body = { ...recipe.body, automationLevel: 'partial' as const, rollout };
  await ask('recipe.change', { id, basedOn, name, body, comment: 'to measure the cost of a canary' });
  return id;
}

function undrawn({ stage, parts }: ShadowOrder): Parts {
  const names = stage(parts);
  return { names, isInCanary: names.map(() => false) };
}

/** Of these, exactly the share is in the canary. */
function drawn({ subject, stage, parts }: ShadowOrder, recipeId: RecipeId): Parts {
  const rollout = rolloutOn(subject.station.store.read, recipeId);
  if (rollout === null) throw new Error('The roll-out has not begun');
  const inCanary = Math.round(parts * SHARE);
  const left = { canary: inCanary, champion: parts - inCanary };
  const isInCanary: boolean[] = [];
  const names = stage(parts, (serial) => {
    const arm = armOf(partDraw(rollout.salt, serial), SHARE);
    const isWanted = left[arm] > 0;
    if (isWanted) {
      left[arm]--;
      isInCanary.push(arm === 'canary');
    }
    return isWanted;
  });
  return { names, isInCanary };
}

/** How long the line waited, in milliseconds: for all parts, and for those that the champion decided alone. */
async function play({ subject, perSecond, staged }: ShadowOrder, { names, isInCanary }: Parts) {
  const everyMs = 1000 / (perSecond * LOAD);
  const all = await playCamera({ staged, camera: subject.camera, line: subject.line, names, everyMs });
  return { all, champions: all.filter((_, index) => isInCanary[index] === false) };
}

async function flood({ subject, staged }: ShadowOrder, { names }: Parts): Promise<number> {
  const startedMs = performance.now();
  const done = subject.recorded(names.length);
  for (const one of names) renameSync(path.join(staged, one), path.join(subject.camera, one));
  await done;
  return performance.now() - startedMs;
}

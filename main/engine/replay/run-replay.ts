import { setImmediate } from 'node:timers/promises';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { modelTroubled } from '../../../preload/contract/faults/model-trouble.ts';
import { type Fault, failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { RecipeBody } from '../../../preload/contract/station/recipe.ts';
import type { InspectionId, ReplayId, Sha256 } from '../../../preload/contract/values/units.ts';
import { leavesNoPicture } from '../../domain/verdict/picture-fault.ts';
import { floorsOf } from '../../domain/verdict/score-floors.ts';
import type { WallClock } from '../clock.ts';
import { originalPath } from '../data-folder.ts';
import { plainFileDigest } from '../file-digest.ts';
import { modelPath } from '../registry/model-files.ts';
import { challengerLook } from '../station/line/challenger-look.ts';
import { isOfCase } from '../store/containment/case-looks.ts';
import type { ReadDb } from '../store/handles.ts';
import { modelCardOf } from '../store/models/models.ts';
import {
  addReplayGap,
  addReplayVerdict,
  type ReplayPart,
  replayPart,
  replayPlace,
  walkReplay,
} from '../store/models/replay-walk.ts';
import { replayOf, setReplayParts } from '../store/models/replays.ts';
import type { Store } from '../store/opening/open.ts';
import { usedBitsOf } from '../store/set-up/lanes.ts';
import { recipeAt, recipes } from '../store/set-up/recipes.ts';
import { type ShadowOutcome, type ShadowRunner, startShadowRunner } from '../vision/pool/shadow-runner.ts';
import { type LineLoad, lineFirst } from './line-first.ts';

export type ReplayJob = {
  readonly store: Store;
  readonly clock: WallClock;
  readonly maxPixels: number;
  readonly lineLoad: () => LineLoad;
  readonly onProgress: () => void;
  /** The line needs the computer, so this waits. */
  readonly onHeld: () => void;
  /** Ends it where it is; what it has seen stays, and it can continue from there. */
  readonly signal: AbortSignal;
};

/** A few milliseconds each: the engine has one thread, and the line does not wait. */
const STEPS_COUNTED = 1000;
const STEPS_WALKED = 100;
/** A model that fails on this many images in a row would fail on all the others too. */
const MAX_FAILURES = 3;
const TOO_OFTEN: Fault = modelTroubled({ why: 'too-often' });
const LIMITS = {
  maxQueued: 1,
  memoryLimitBytes: 3 * 1024 ** 3,
  lookTimeLimitMs: 60_000,
  loadTimeLimitMs: 120_000,
};

/**
 * Shows the stored parts of a replay to its model, in a separate process, one after another from where it stopped, and
 * records each answer. Refused with the model's fault if that ends it; a missing image does not end it.
 */
export async function runReplay(job: ReplayJob, id: ReplayId): Promise<Result<null>> {
  const { store, signal, maxPixels } = job;
  const replay = replayOf(store.read, id);
  if (replay === null) return failed(notFound('replay', id));
  const { modelSha256, modelName, parts } = replay;
  const card = modelCardOf(store.read, modelSha256);
  if (card === null) return failed(notFound('model', modelName));
  const runner = startShadowRunner({ ...LIMITS, maxPixels });
  const kill = () => runner.kill();
  signal.addEventListener('abort', kill);
  try {
    const path = modelPath(store.folder, modelSha256);
    const loaded = await runner.load({ sha256: modelSha256, path, profile: card.profile });
    if (!loaded.ok) return signal.aborted ? ok(null) : loaded;
    if (parts === null) await countParts(job, id);
    return await showParts(job, id, (part, body) => lookAt(runner, modelSha256, store, part, body));
  } finally {
    signal.removeEventListener('abort', kill);
    await runner.close();
  }
}

async function countParts({ store, signal, onProgress }: ReplayJob, id: ReplayId): Promise<void> {
  let parts = 0;
  for await (const stretch of stretches(store.read, id, STEPS_COUNTED)) {
    if (signal.aborted) return;
    parts += stretch.length;
  }
  setReplayParts(store.write, id, parts);
  onProgress();
}

type LookAt = (part: ReplayPart, body: RecipeBody) => Promise<ShadowOutcome>;

async function showParts(job: ReplayJob, id: ReplayId, look: LookAt): Promise<Result<null>> {
  const { store, clock, signal, lineLoad, onHeld, onProgress } = job;
  const bodyOf = bodiesFor(store.read, id);
  let failures = 0;
  for await (const stretch of stretches(store.read, id, STEPS_WALKED)) {
    for (const part of stretch.map((inspectionId) => replayPart(store.read, inspectionId))) {
      await lineFirst(lineLoad, signal, onHeld);
      if (signal.aborted) return ok(null);
      const body = bodyOf(part);
      const outcome = await look(part, body);
      if (signal.aborted) return ok(null);
      if (outcome.kind === 'skipped') return failed(TOO_OFTEN);
      const { result } = outcome;
      if (!result.ok && leavesNoPicture(result.fault.code)) addReplayGap(store.write, id, part, result.fault);
      else {
        addReplayVerdict(store.write, id, part, challengerLook(result, body, clock.now()));
        failures = result.ok ? 0 : failures + 1;
        if (!result.ok && failures === MAX_FAILURES) return result;
      }
      onProgress();
    }
  }
  return ok(null);
}

/** The parts still to be shown, a limited number at a time; in between others have their turn. */
async function* stretches(db: ReadDb, id: ReplayId, steps: number): AsyncGenerator<readonly InspectionId[]> {
  for (let place = replayPlace(db, id); place !== null; await setImmediate()) {
    const { parts, end } = walkReplay(db, id, place, steps);
    place = end;
    yield parts;
  }
}

async function lookAt(
  runner: ShadowRunner,
  modelSha256: Sha256,
  { folder, read }: Store,
  { imageSha256, laneId }: ReplayPart,
  body: RecipeBody,
): Promise<ShadowOutcome> {
  const path = originalPath(folder, imageSha256);
  const found = await plainFileDigest(path);
  // Another image in its place would be another part, and might clear this one.
  if (found !== null && found.toString('hex') !== imageSha256) {
    return { kind: 'looked', modelSha256, result: failed({ code: 'file-vanished' }) };
  }
  const { promise, resolve } = Promise.withResolvers<ShadowOutcome>();
  runner.offer({
    modelSha256,
    path,
    floors: floorsOf(body),
    iou: body.overlapLimit,
    usedBits: usedBitsOf(read, laneId),
    report: resolve,
  });
  return promise;
}

/**
 * By what a part is judged again. The parts of a case: by their recipe as it is when the replay begins, because the version of then may be what was wrong.
 */
function bodiesFor(db: ReadDb, id: ReplayId): (part: ReplayPart) => RecipeBody {
  const bodyOf = recipeBodies(db);
  if (!isOfCase(db, id)) return bodyOf;
  const current = new Map(recipes(db).map((recipe) => [recipe.id, recipe.body]));
  return (part) => current.get(part.recipeId) ?? bodyOf(part);
}

/** The recipe that a part was judged by. Versions are frozen, so each is read once. */
function recipeBodies(db: ReadDb): (part: ReplayPart) => RecipeBody {
  const known = new Map<string, RecipeBody>();
  return ({ recipeId, recipeVersion }) => {
    const key = `${recipeId} ${recipeVersion}`;
    const body = known.get(key) ?? recipeAt(db, recipeId, recipeVersion)?.body;
    if (body === undefined) throw new Error(`No version ${recipeVersion} of recipe ${recipeId}`);
    known.set(key, body);
    return body;
  };
}

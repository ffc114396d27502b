import { messageOf } from '../../preload/contract/faults/message-of.ts';
import { imageUnreadable } from '../../preload/contract/faults/picture-damage.ts';
import { type Fault, failed, ok, type Result } from '../../preload/contract/faults/result.ts';
import type { Detection } from '../../preload/contract/models/model.ts';
import type { Reason, Verdict } from '../../preload/contract/parts/inspection.ts';
import type { StageTimes } from '../../preload/contract/parts/picture.ts';
import type { Lane } from '../../preload/contract/station/lane.ts';
import type { Recipe, RecipeBody } from '../../preload/contract/station/recipe.ts';
import type { Instant, Sha256, ShotId } from '../../preload/contract/values/units.ts';
import { guardedRoute } from '../domain/rollout/guarded-route.ts';
import { decide, isOnRecord, MODEL_SILENT, undeterminedBy, withDoubt } from '../domain/verdict/decide.ts';
import { leavesNoPicture, pictureFault } from '../domain/verdict/picture-fault.ts';
import { asksModel, holdEndsAt, route } from '../domain/verdict/route.ts';
import { floorsOf, NO_BOXES } from '../domain/verdict/score-floors.ts';
import type { Clock } from './clock.ts';
import { SilentFolder } from './folder-calls.ts';
import { type AdmitDeps, type Admitted, admit } from './ingest/admit.ts';
import type { Taken } from './ingest/see-through.ts';
import type { Shot } from './ingest/shot.ts';
import { isOfRecord, knownOf } from './known-of-record.ts';
import { challengerLook } from './station/line/challenger-look.ts';
import type { RolloutWay } from './station/line/rollout-places.ts';
import { storeFault } from './store/opening/store-fault.ts';
import type { Recorder } from './store/recording/grouped-recorder.ts';
import type {
  InspectionRecord,
  PixelHash,
  Recorded,
  RolloutPlace,
  ShotFacts,
  ShotRecord,
} from './store/recording/shot-record.ts';
import type { UsualPictures } from './usual-pictures.ts';
import type { Look, LookRequest } from './vision/pool/worker-messages.ts';

export type PipelineDeps = {
  /** The newest version of the lane's recipe. Asked once per shot, so that a change under load leaves every part judged by exactly one version. */
  readonly recipeOf: (lane: Lane) => Recipe;
  /** Why the model of this recipe may not judge now, even if it was let in before, or `null`. */
  readonly judgingFault: (recipe: Recipe) => Fault | null;
  /** Told of every part that a model looked at, with the boxes that go on record. Returns why the answer cannot be trusted, or `null`. */
  readonly modelDoubt: (recipe: Recipe, verdict: Verdict, boxes: readonly Detection[]) => Reason | null;
  readonly admission: AdmitDeps;
  /** Which way a part goes while its recipe has a roll-out; `null` while it has none. */
  readonly rolloutWay: (recipe: Recipe, facts: ShotFacts) => RolloutWay | null;
  readonly findByContent: (sha256: Sha256) => ShotId | null;
  /** The shot that this file was already recorded as, in another place or before it was complete. */
  readonly findTold: (shot: ShotFacts) => Promise<ShotId | null>;
  readonly findByPixels: (pixelHash: PixelHash) => ShotId | null;
  readonly inspect: (request: LookRequest) => Promise<Result<Look>>;
  readonly recorder: Pick<Recorder, 'record'>;
  /** Evenly distributed, 0 ≤ draw < 1: picks parts for a second look. */
  readonly draw: () => number;
  readonly clock: Clock;
  /** Called once per record, when the record is durable. */
  readonly onRecorded: (record: ShotRecord, recorded: Recorded) => void;
  /** What is usual on each lane: compares pictures with it, and learns from those with nothing wrong. */
  readonly usual: UsualPictures;
  readonly onBug: (shot: Shot, bug: unknown) => void;
};

/** The path of one photograph: admit, decode, detect, decide, record. Every shot that comes in ends as a record, or stays in its folder. */
export function createPipeline(deps: PipelineDeps): (shot: Shot) => Promise<Taken> {
  return async (shot) => {
    try {
      return await seeThrough(shot, deps);
    } catch (bug) {
      if (bug instanceof SilentFolder) return { kind: 'held', fault: bug.fault };
      deps.onBug(shot, bug);
      return { kind: 'held', fault: storeFault(bug) };
    }
  };
}

async function seeThrough(shot: Shot, deps: PipelineDeps): Promise<Taken> {
  const admission = await admit(shot, deps.recipeOf(shot.lane), deps.admission);
  if (admission.kind !== 'admitted') return admission;
  const { admitted } = admission;
  const { picture } = admitted;
  const record = await accountFor(shot, admitted, deps);

  // No record may point at bytes that a power cut could still lose.
  const durable = picture.ok ? await picture.durable : ok(null);
  if (!durable.ok) return { kind: 'held', fault: durable.fault };
  const written = await writeDown(record, shot, deps);
  if (!written.ok) return { kind: 'held', fault: written.fault };

  deps.onRecorded(written.value.record, written.value.recorded);
  return { kind: 'recorded', at: deps.clock.now(), isKept: picture.ok, read: admitted.read };
}

/** A picture seen before is not a look at this part, whatever bytes it comes in. */
async function accountFor(shot: Shot, admitted: Admitted, deps: PipelineDeps): Promise<ShotRecord> {
  const { facts } = admitted;
  const told = await deps.findTold(facts);
  if (told !== null) return { kind: 'duplicate', shot: facts, duplicateOf: told, isTold: true };
  const sameBytes = facts.imageSha256 === null ? null : deps.findByContent(facts.imageSha256);
  if (sameBytes !== null) return { kind: 'duplicate', shot: facts, duplicateOf: sameBytes, isTold: false };
  const way = deps.rolloutWay(admitted.recipe, facts);
  const decided = decidedBy(admitted, way);
  const beside = way?.challenger?.mode === 'guarded' ? way.challenger.sha256 : null;
  const sight = await look(shot, decided, beside, deps);
  const pixelHash = sight.picture?.pixelHash ?? null;
  const samePixels = pixelHash === null ? null : deps.findByPixels(pixelHash);
  const known = { ...facts, pixelHash };
  if (samePixels !== null) return { kind: 'duplicate', shot: known, duplicateOf: samePixels, isTold: false };
  return judge({ ...decided, facts: known }, sight, way, deps);
}

/** A part of the recipe as its roll-out has it judged: where the challenger decides alone, it stands in for the champion in everything. */
type Decided = Admitted & {
  /** The recipe as it is in the store; `recipe` names the model that decides. */
  readonly own: Recipe;
};

function decidedBy(admitted: Admitted, way: RolloutWay | null): Decided {
  const { recipe: own } = admitted;
  if (way?.challenger?.mode !== 'plain') return { ...admitted, own };
  return { ...admitted, own, recipe: { ...own, body: { ...own.body, modelSha256: way.challenger.sha256 } } };
}

type Written = { readonly record: ShotRecord; readonly recorded: Recorded };

/** Records a part. If the store refuses the result, records what is known of the part as ERROR. Only trouble with the store itself holds it up. */
async function writeDown(found: ShotRecord, shot: Shot, { recorder, onBug }: PipelineDeps): Promise<Result<Written>> {
  const first = await recorder.record(found);
  if (first.ok) return ok({ record: found, recorded: first.value });
  if (!isOfRecord(first.fault)) return first;
  onBug(shot, new Error(`Its record was refused: ${JSON.stringify(first.fault)}`));
  for (const record of knownOf(found, first.fault)) {
    const recorded = await recorder.record(record);
    if (recorded.ok) return ok({ record, recorded: recorded.value });
    if (!isOfRecord(recorded.fault)) return recorded;
  }
  return first;
}

/** What was seen, and what went wrong: a picture can be fine when its model is not. */
type Sight = {
  readonly picture: Look | null;
  readonly fault: Fault | null;
  /** What a challenger that looks beside the champion saw. */
  readonly challenger: Result<Look> | null;
  readonly tookMs: number;
};

async function look(
  shot: Shot,
  { picture, fault: noted, recipe }: Admitted,
  challenger: Sha256 | null,
  deps: PipelineDeps,
): Promise<Sight> {
  const startedMs = performance.now();
  const sight = (seen: Result<Look>, fault: Fault | null, other: Result<Look> | null = null): Sight => ({
    picture: seen.ok ? seen.value : null,
    fault: seen.ok ? fault : seen.fault,
    challenger: other,
    tookMs: performance.now() - startedMs,
  });
  if (!picture.ok) return sight(failed(picture.fault), null);
  if (noted !== null && leavesNoPicture(noted.code)) return sight(failed(noted), null);
  const { body } = recipe;
  const plain = { path: picture.path, modelSha256: null, floors: NO_BOXES, iou: 1, usedBits: shot.lane.usedBits };
  try {
    if (noted !== null) return sight(await lookWithoutModel(plain, deps, TRIES), noted);
    if (!asksModel(body.automationLevel)) return sight(await lookWithoutModel(plain, deps, TRIES), null);
    const barred = deps.judgingFault(recipe);
    if (barred !== null) return sight(await lookWithoutModel(plain, deps, TRIES), barred);
    if (body.modelSha256 === null) return sight(await lookWithoutModel(plain, deps, TRIES), { code: 'model-missing' });
    const request = { ...plain, modelSha256: body.modelSha256, floors: floorsOf(body), iou: body.overlapLimit };
    const [seen, other] = await Promise.all([deps.inspect(request), lookOfChallenger(request, challenger, shot, deps)]);
    if (seen.ok || !isOfModel(seen.fault)) return sight(seen, null, other);
    return sight(await lookWithoutModel(plain, deps, TRIES - 1), seen.fault);
  } catch (bug) {
    // A picture that triggers a bug must not come back for ever: its part goes to reject, and the line goes on.
    deps.onBug(shot, bug);
    return sight(failed(internal(bug)), null);
  }
}

/** Runs beside the champion, never instead of it: anything that happens here counts only as the challenger's answer. */
async function lookOfChallenger(
  request: LookRequest,
  modelSha256: Sha256 | null,
  shot: Shot,
  deps: PipelineDeps,
): Promise<Result<Look> | null> {
  if (modelSha256 === null) return null;
  try {
    return await deps.inspect({ ...request, modelSha256 });
  } catch (bug) {
    deps.onBug(shot, bug);
    return failed(internal(bug));
  }
}

/** How many times a picture may bring down a worker. */
const TRIES = 2;

/** Decodes and measures a picture. One that has ended or blocked workers as often as it may counts as damaged, whatever the cause. */
async function lookWithoutModel(plain: LookRequest, deps: PipelineDeps, tries: number): Promise<Result<Look>> {
  const seen = await deps.inspect(plain);
  if (seen.ok || !hasLostWorker(seen.fault)) return seen;
  if (tries > 1) return lookWithoutModel(plain, deps, tries - 1);
  return failed(imageUnreadable(String(seen.fault.figures.how ?? seen.fault.why), 'damaged'));
}

function hasLostWorker(fault: Fault): fault is Extract<Fault, { code: 'detector-failed' }> {
  return fault.code === 'detector-failed' && (fault.why === 'died' || fault.why === 'late');
}

function judge(
  { facts, recipe, own: stored, times }: Decided,
  sight: Sight,
  way: RolloutWay | null,
  deps: PipelineDeps,
): InspectionRecord {
  const { clock, draw } = deps;
  const startedMs = performance.now();
  const { body } = recipe;
  const { picture } = sight;
  const detections = picture?.detections.filter((detection) => isOnRecord(detection, body)) ?? [];
  const verdict = verdictOn(sight, { facts, recipe, own: stored }, detections, deps);
  const decidedAt = clock.now();
  const rollout = placeOf(way, sight, body, decidedAt);
  const other = rollout?.challenger?.look.verdict;
  const own = route(verdict, body.automationLevel, body, draw());
  const { signal, ask, isBlind } = other === undefined ? own : guardedRoute(own, verdict, other, body.automationLevel);
  return {
    kind: 'inspection',
    shot: facts,
    outcome: picture === null ? 'unreadable' : 'inspected',
    width: picture?.width ?? 0,
    height: picture?.height ?? 0,
    recipeId: recipe.id,
    recipeVersion: recipe.version,
    automationLevel: body.automationLevel,
    modelSha256: asksModel(body.automationLevel) ? body.modelSha256 : null,
    verdict,
    signal,
    detections,
    optics: picture?.optics ?? null,
    stageTimes: { ...times, ...lookTimes(sight), decide: performance.now() - startedMs },
    review: ask === null ? null : { ask, isBlind, dueAt: holdEndsAt(signal, clock.steady(), body) },
    decidedAt,
    ...(rollout !== null && { rollout }),
  };
}

function placeOf(
  way: RolloutWay | null,
  { challenger: seen }: Sight,
  body: RecipeBody,
  lookedAt: Instant,
): RolloutPlace | null {
  if (way === null) return null;
  const { challenger, ...place } = way;
  if (seen === null || challenger === null) return { ...place, challenger: null };
  return { ...place, challenger: { modelSha256: challenger.sha256, look: challengerLook(seen, body, lookedAt) } };
}

function verdictOn(
  { picture, fault }: Sight,
  { facts, recipe, own }: Pick<Decided, 'facts' | 'recipe' | 'own'>,
  recorded: readonly Detection[],
  { modelDoubt, usual }: PipelineDeps,
): Verdict {
  const { body } = recipe;
  const unfit = picture === null ? null : pictureFault(picture, body.pictureLimits);
  // Nothing is learned from a picture with something wrong; what is usual on a lane is learned once, whichever model decides.
  const trouble = fault ?? unfit ?? (picture === null ? null : usual.faultOf(facts.laneId, own, picture));
  if (trouble !== null) return undeterminedBy(trouble);
  if (picture === null || !asksModel(body.automationLevel)) return MODEL_SILENT;
  const verdict = decide(picture, body);
  const doubt = modelDoubt(recipe, verdict, recorded);
  return doubt === null ? verdict : withDoubt(verdict, doubt);
}

/** Time that no stage used was spent waiting for a worker. */
function lookTimes({ picture, tookMs }: Sight): StageTimes {
  if (picture === null) return { decode: tookMs };
  const { decode = 0, prepare = 0, detect = 0, read = 0 } = picture.elapsedMs;
  return { ...picture.elapsedMs, queue: Math.max(0, tookMs - decode - prepare - detect - read) };
}

function isOfModel({ code }: Fault): boolean {
  return code.startsWith('model-') || code === 'detector-failed';
}

function internal(bug: unknown): Fault {
  return { code: 'internal', message: messageOf(bug) };
}

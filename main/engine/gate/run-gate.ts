import path from 'node:path';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { GateWarning, ParityReport } from '../../../preload/contract/models/gate.ts';
import type { Detection } from '../../../preload/contract/models/model.ts';
import type { StageTimes } from '../../../preload/contract/parts/picture.ts';
import { boxOverlap } from '../../domain/boxes/box-overlap.ts';
import { compareClasses } from '../../domain/models/class-order.ts';
import { classParts, type GoldenLook, gateFigures, gateSlices, limitOf } from '../../domain/models/gate-figures.ts';
import { judgeRules } from '../../domain/models/gate-rules.ts';
import { missedParts, type ShownPart } from '../../domain/models/missed-parts.ts';
import { pairedRecall } from '../../domain/models/paired-recall.ts';
import { leavesNoPicture } from '../../domain/verdict/picture-fault.ts';
import { bestFrom, floorsOf } from '../../domain/verdict/score-floors.ts';
import { createInspector, type Inspector } from '../vision/pool/inspector.ts';
import { troubleOf } from '../vision/pool/task-result.ts';
import type { Look, LookRequest, ModelToLoad } from '../vision/pool/worker-messages.ts';
import type { GateFindings, GateTask } from './messages.ts';

/** Low enough for the tail of the precision–recall curve; far below any limit of a recipe. */
const SCORE_FLOOR = 0.001;
/** With fewer parts a figure means little. */
const FEW_PARTS = 30;
/** With less of the set, the figures would be those of a different set. */
const LEAST_SHARE_READABLE = 0.5;
const NAMED_AT_MOST = 20;

type Part = GateTask['parts'][number];

/**
 * Shows the golden set to challenger and champion in turn, picture by picture, so that both run under the same conditions.
 * A picture that cannot be read is left out and named; too many of them are a fault.
 */
export async function runGate(task: GateTask, onDone: (parts: number) => void): Promise<Result<GateFindings>> {
  const inspector = createInspector({ maxPixels: task.maxPixels, threads: 1 });
  const models = task.champion === null ? [task.challenger] : [task.challenger, task.champion];
  for (const model of models) {
    const ready = await prepare(inspector, model, task);
    if (!ready.ok) return ready;
  }
  const seen: GoldenLook[][] = models.map(() => []);
  const shown: ShownPart[] = [];
  const unreadable: Part[] = [];
  for (const [index, part] of task.parts.entries()) {
    const looks = await lookWithAll(inspector, part, models, task);
    if (!looks.ok) return looks;
    const [first] = looks.value ?? [];
    if (first === undefined) unreadable.push(part);
    else shown.push(shownPart(part, first));
    for (const [which, look] of (looks.value ?? []).entries()) seen[which]?.push(goldenLook(part, look));
    onDone(index + 1);
  }
  const readable = task.parts.length - unreadable.length;
  if (readable < LEAST_SHARE_READABLE * task.parts.length || readable === 0) {
    return failed({ code: 'golden-set-unreadable', readable, of: task.parts.length, names: namesOf(unreadable) });
  }
  const parity = await checkParity(inspector, task);
  if (!parity.ok) return parity;
  return ok(findings(task, { ours: seen[0] ?? [], theirs: seen[1] ?? null, shown, unreadable, parity: parity.value }));
}

/** Loads a model and runs it once: the first run is slower than all others. */
async function prepare(inspector: Inspector, model: ModelToLoad, task: GateTask): Promise<Result<unknown>> {
  const loaded = await inspector.perform({ kind: 'load', model });
  if (!loaded.ok) return failed(troubleOf(loaded.fault));
  for (const part of task.parts) {
    const look = await lookAt(inspector, request(part, model, task));
    if (look.ok || !leavesNoPicture(look.fault.code)) return look;
  }
  return loaded;
}

/** What each model sees on a part; null if its picture cannot be read. */
async function lookWithAll(
  inspector: Inspector,
  part: Part,
  models: readonly ModelToLoad[],
  task: GateTask,
): Promise<Result<readonly Look[] | null>> {
  const looks: Look[] = [];
  for (const model of models) {
    const look = await lookAt(inspector, request(part, model, task));
    if (look.ok) looks.push(look.value);
    else if (leavesNoPicture(look.fault.code)) return ok(null);
    else return look;
  }
  return ok(looks);
}

function namesOf(parts: readonly Part[]): string[] {
  return parts.slice(0, NAMED_AT_MOST).map(({ name }) => name);
}

function request({ picture, usedBits }: Part, { sha256 }: ModelToLoad, { body }: GateTask): LookRequest {
  return {
    path: picture,
    modelSha256: sha256,
    floors: { ...floorsOf(body), tail: SCORE_FLOOR },
    iou: body.overlapLimit,
    usedBits,
  };
}

async function lookAt(inspector: Inspector, wanted: LookRequest): Promise<Result<Look>> {
  const look = await inspector.perform({ kind: 'inspect', request: wanted });
  if (!look.ok) return failed(troubleOf(look.fault));
  if (look.value === null) throw new Error('an inspector answered a look without one');
  return ok(look.value);
}

function shownPart({ inspectionId, name }: Part, { width, height }: Look): ShownPart {
  return { inspectionId, name, width, height };
}

function goldenLook(part: Part, { detections, isCut, elapsedMs }: Look): GoldenLook {
  const { isBad, boxes, laneName, lot, brightness } = part;
  return {
    isBad,
    hasBoxes: !isBad || boxes.length > 0,
    truth: isBad ? boxes : [],
    detections,
    isCut,
    laneName,
    lot,
    brightness,
    elapsedMs: modelTime(elapsedMs),
  };
}

/** The time of the model itself; decoding is the same for all. */
function modelTime({ prepare = 0, detect = 0, read = 0 }: StageTimes): number {
  return prepare + detect + read;
}

type Seen = {
  readonly ours: readonly GoldenLook[];
  readonly theirs: readonly GoldenLook[] | null;
  /** In the same order as the looks. */
  readonly shown: readonly ShownPart[];
  readonly unreadable: readonly Part[];
  readonly parity: ParityReport | null;
};

function findings(task: GateTask, { ours, theirs, shown, unreadable, parity }: Seen): GateFindings {
  const { body, rules } = task;
  const challenger = gateFigures(ours, body);
  const champion = theirs === null ? null : gateFigures(theirs, body);
  const badParts = ours.filter(({ isBad }) => isBad).length;
  const recalls = theirs === null ? [] : pairedRecall(ours, theirs, limitOf(body));
  const counted = { parts: ours.length, badParts, classParts: [...classParts(ours, body)] };
  const found = { ...counted, challenger, champion, recalls: [...recalls] };
  return {
    ...found,
    misses: missedParts(shown, ours, theirs, body),
    slices: [...gateSlices(ours, theirs, body)],
    rules: [...judgeRules(rules, found)],
    warnings: [...warningsOf(task, ours, unreadable)],
    parity,
  };
}

function warningsOf(
  { body, challenger }: GateTask,
  looks: readonly GoldenLook[],
  unreadable: readonly Part[],
): readonly GateWarning[] {
  const names = body.defects.map(({ className }) => className);
  const { classes } = challenger.profile;
  const { missing, isSameOrder } = compareClasses(names, classes);
  const unboxed = looks.filter(({ hasBoxes }) => !hasBoxes).length;
  const isSilent = looks.every(({ detections }) => detections.every(({ score }) => score === 0));
  const warnings: GateWarning[] = [];
  if (isSilent) warnings.push({ code: 'scores-all-zero', pictures: looks.length });
  if (unreadable.length > 0) {
    warnings.push({ code: 'pictures-unreadable', parts: unreadable.length, names: namesOf(unreadable) });
  }
  if (looks.length < FEW_PARTS) warnings.push({ code: 'few-parts', parts: looks.length });
  if (unboxed > 0) warnings.push({ code: 'bad-without-boxes', parts: unboxed });
  if (!isSameOrder) warnings.push({ code: 'class-order', recipe: names, model: [...classes] });
  if (missing.length > 0) warnings.push({ code: 'classes-missing', classNames: [...missing] });
  return warnings;
}

async function checkParity(inspector: Inspector, task: GateTask): Promise<Result<ParityReport | null>> {
  const { parity, challenger } = task;
  if (parity === null) return ok(null);
  const { minScore, iou, minOverlap, scoreTolerance } = parity;
  let report: ParityReport = { pictures: 0, expected: 0, matched: 0, extra: 0 };
  for (const { picture, detections } of parity.samples) {
    const file = path.join(parity.folder, picture);
    const look = await lookAt(inspector, {
      path: file,
      modelSha256: challenger.sha256,
      floors: bestFrom(minScore),
      iou,
      usedBits: null,
    });
    if (!look.ok && !leavesNoPicture(look.fault.code)) return look;
    // If the sample cannot be read, nothing agrees.
    const left = look.ok ? [...look.value.detections] : [];
    const matched = detections.filter(({ className, score, box }) => {
      const isSame = (found: Detection) =>
        found.className === className &&
        Math.abs(found.score - score) <= scoreTolerance &&
        boxOverlap(found.box, { space: 'pixel', ...box }) >= minOverlap;
      const index = left.findIndex(isSame);
      if (index >= 0) left.splice(index, 1);
      return index >= 0;
    }).length;
    report = {
      pictures: report.pictures + 1,
      expected: report.expected + detections.length,
      matched: report.matched + matched,
      extra: report.extra + left.length,
    };
  }
  return ok(report);
}

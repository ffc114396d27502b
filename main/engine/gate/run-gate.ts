import path from 'node:path';
import type { GateWarning, ParityReport } from '../../../preload/contract/gate.ts';
import type { Detection } from '../../../preload/contract/model.ts';
import type { StageTimes } from '../../../preload/contract/picture.ts';
import { ok, type Result } from '../../../preload/contract/result.ts';
import { boxOverlap } from '../../domain/box-overlap.ts';
import { compareClasses } from '../../domain/class-order.ts';
import { type GoldenLook, gateFigures, gateSlices } from '../../domain/gate-figures.ts';
import { judgeRules } from '../../domain/gate-rules.ts';
import { createInspector, type Inspector } from '../vision/inspector.ts';
import type { Look, LookRequest, ModelToLoad } from '../vision/worker-messages.ts';
import type { GateFindings, GateTask } from './messages.ts';

/** Low enough for the tail of the precision–recall curve; far below any limit of a recipe. */
const SCORE_FLOOR = 0.001;
/** With fewer parts a figure says little. */
const FEW_PARTS = 30;

/** Shows the golden set to challenger and champion in turn, picture by picture, so that both meet the machine in the same mood. */
export async function runGate(task: GateTask, onDone: (parts: number) => void): Promise<Result<GateFindings>> {
  const inspector = createInspector({ maxPixels: task.maxPixels, threads: 1 });
  const models = task.champion === null ? [task.challenger] : [task.challenger, task.champion];
  for (const model of models) {
    const ready = await prepare(inspector, model, task);
    if (!ready.ok) return ready;
  }
  const seen: GoldenLook[][] = models.map(() => []);
  for (const [index, part] of task.parts.entries()) {
    for (const [which, model] of models.entries()) {
      const look = await lookAt(inspector, request(part.picture, model, task));
      if (!look.ok) return look;
      seen[which]?.push(goldenLook(part, look.value));
    }
    onDone(index + 1);
  }
  const parity = await checkParity(inspector, task);
  if (!parity.ok) return parity;
  return ok(findings(task, seen[0] ?? [], seen[1] ?? null, parity.value));
}

/** Loads a model and lets it look once: the first run is slower than all others. */
async function prepare(inspector: Inspector, model: ModelToLoad, task: GateTask): Promise<Result<unknown>> {
  const loaded = await inspector.perform({ kind: 'load', model });
  const [first] = task.parts;
  return !loaded.ok || first === undefined ? loaded : lookAt(inspector, request(first.picture, model, task));
}

function request(picture: string, { sha256 }: ModelToLoad, { body }: GateTask): LookRequest {
  return { path: picture, modelSha256: sha256, minScore: SCORE_FLOOR, iou: body.overlapLimit };
}

async function lookAt(inspector: Inspector, wanted: LookRequest): Promise<Result<Look>> {
  const look = await inspector.perform({ kind: 'inspect', request: wanted });
  if (!look.ok) return look;
  if (look.value === null) throw new Error('an inspector answered a look without one');
  return ok(look.value);
}

function goldenLook(part: GateTask['parts'][number], { detections, elapsedMs }: Look): GoldenLook {
  const { isBad, boxes, laneName, lot, brightness } = part;
  return {
    isBad,
    hasBoxes: !isBad || boxes.length > 0,
    truth: isBad ? boxes : [],
    detections,
    laneName,
    lot,
    brightness,
    elapsedMs: modelTime(elapsedMs),
  };
}

/** What the model itself takes; decoding is the same for all. */
function modelTime({ prepare = 0, detect = 0, read = 0 }: StageTimes): number {
  return prepare + detect + read;
}

function findings(
  task: GateTask,
  ours: readonly GoldenLook[],
  theirs: readonly GoldenLook[] | null,
  parity: ParityReport | null,
): GateFindings {
  const { body, rules, parts } = task;
  const challenger = gateFigures(ours, body);
  const champion = theirs === null ? null : gateFigures(theirs, body);
  return {
    parts: parts.length,
    badParts: parts.filter(({ isBad }) => isBad).length,
    challenger,
    champion,
    slices: [...gateSlices(ours, theirs, body)],
    rules: [...judgeRules(rules, challenger, champion)],
    warnings: [...warningsOf(task, ours)],
    parity,
  };
}

function warningsOf({ body, challenger, parts }: GateTask, looks: readonly GoldenLook[]): readonly GateWarning[] {
  const names = body.defects.map(({ className }) => className);
  const { missing } = compareClasses(names, challenger.profile.classes);
  const unboxed = looks.filter(({ hasBoxes }) => !hasBoxes).length;
  const isSilent = looks.every(({ detections }) => detections.every(({ score }) => score === 0));
  const warnings: GateWarning[] = [];
  if (isSilent) warnings.push({ code: 'scores-all-zero', pictures: looks.length });
  if (parts.length < FEW_PARTS) warnings.push({ code: 'few-parts', parts: parts.length });
  if (unboxed > 0) warnings.push({ code: 'bad-without-boxes', parts: unboxed });
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
    const look = await lookAt(inspector, { path: file, modelSha256: challenger.sha256, minScore, iou });
    if (!look.ok) return look;
    const left = [...look.value.detections];
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

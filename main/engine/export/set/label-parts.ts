import { setImmediate } from 'node:timers/promises';
import type { RolloutArm } from '../../../../preload/contract/models/rollout-arm.ts';
import type { HumanBox, VerdictKind } from '../../../../preload/contract/parts/inspection.ts';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import type { LabelSource, LeftOut, SetOrder, SetPreset } from '../../../../preload/contract/station/transfer.ts';
import type { InspectionId, RolloutId, Sha256 } from '../../../../preload/contract/values/units.ts';
import { type Answer, trainingLabel } from '../../../domain/training/training-label.ts';
import { marksOfNewestSet } from '../../store/exports/exports.ts';
import type { IdRange } from '../../store/exports/filter-condition.ts';
import { type JudgedPart, judgedParts } from '../../store/exports/judged-parts.ts';
import { modelBoxesOf } from '../../store/exports/model-boxes.ts';
import type { ReadDb } from '../../store/handles.ts';
import { shadowVerdictsOf } from '../../store/models/shadow-verdicts.ts';
import { hasArea } from './clipped-box.ts';

/** A part that has a label, and where the label comes from. */
export type LabelledPart = {
  readonly inspectionId: InspectionId;
  readonly serial: string | null;
  readonly lot: string | null;
  readonly imageSha256: Sha256;
  readonly width: number;
  readonly height: number;
  readonly sizeBytes: number;
  readonly brightness: number | null;
  readonly boxes: readonly HumanBox[];
  readonly verdict: VerdictKind;
  readonly isNew: boolean;
  readonly provenance: {
    readonly source: LabelSource;
    /** For an agreed answer: its origin. */
    readonly origin: string | null;
    readonly by: string;
    readonly at: string;
    readonly wasBlind: boolean;
    /** The model whose boxes the person may have seen. */
    readonly model: { readonly sha256: Sha256; readonly name: string } | null;
    readonly recipeVersion: number;
    /** Which way the part went, if a roll-out was on. */
    readonly rollout: { readonly id: RolloutId; readonly arm: RolloutArm } | null;
  };
};

export type LeftOutCounts = Partial<Record<LeftOut, number>>;

export type Labelled = {
  readonly judged: number;
  readonly parts: readonly LabelledPart[];
  readonly leftOut: LeftOutCounts;
};

/** A class is rare if it has fewer boxes than this, or fewer than a tenth of the most frequent one. */
const RARE_BOXES = 20;
const RARE_SHARE = 0.1;

/** Labels every judged part, and keeps those selected by the order's preset. */
export async function labelParts(
  db: ReadDb,
  order: SetOrder,
  recipe: Recipe,
  range: IdRange,
  signal: AbortSignal,
): Promise<Labelled> {
  const classes = recipe.body.defects.map(({ className }) => className);
  const since = marksOfNewestSet(db, recipe.id);
  const leftOut: LeftOutCounts = {};
  const miss = (why: LeftOut, count = 1) => {
    if (count > 0) leftOut[why] = (leftOut[why] ?? 0) + count;
  };
  const labelled: LabelledPart[] = [];
  let judged = 0;
  for (const page of judgedParts(db, order, range)) {
    signal.throwIfAborted();
    for (const part of page) {
      judged++;
      const { imageSha256 } = part;
      const label = trainingLabel(evidenceOf(db, part, recipe), classes, order.labels);
      if (label.kind === 'left-out') miss(label.why);
      else if (imageSha256 === null || part.width === 0) miss('no-picture');
      else if (label.boxes.length > 0 && !label.boxes.some(({ box }) => hasArea(box, part))) miss('reject-without-box');
      else {
        const isNew =
          (part.dispositionId ?? 0) > since.lastDispositionId || (part.referenceId ?? 0) > since.lastReferenceId;
        labelled.push({
          ...{ ...part, imageSha256, boxes: label.boxes.filter(({ box }) => hasArea(box, part)), isNew },
          provenance: provenanceOf(db, part, label.source),
        });
      }
    }
    await setImmediate();
  }
  const parts = labelled.filter(meantBy(order.preset, labelled));
  miss('not-in-selection', labelled.length - parts.length);
  return { judged, parts, leftOut };
}

function evidenceOf(db: ReadDb, part: JudgedPart, recipe: Recipe) {
  const { verdict, isBad, referenceBoxes } = part;
  const isReject = ({ className, score }: { readonly className: string; readonly score: number }) =>
    score >= rejectAt(recipe, className);
  return {
    reference: isBad === null || referenceBoxes === null ? null : { isBad: isBad === 1, boxes: referenceBoxes },
    answer: answerOf(part),
    verdict,
    modelBoxes: () =>
      modelBoxesOf(db, part.inspectionId)
        .filter(isReject)
        .map(({ className, score, x, y, width, height }) => ({
          className,
          score,
          box: { space: 'pixel' as const, x, y, width, height },
        })),
    otherModels: () =>
      shadowVerdictsOf(db, part.inspectionId).map((other) => ({
        verdict: other.verdict,
        boxes: other.detections.filter(isReject).map(({ className, box }) => ({ className, box })),
      })),
  };
}

function answerOf({ kind, ask, classNames, boxes, isBlind }: JudgedPart): Answer | null {
  if (kind === null || ask === null) return null;
  return { kind, ask, classNames: classNames ?? [], boxes: boxes ?? [], isBlind: isBlind === 1 };
}

function rejectAt({ body }: Recipe, className: string): number {
  return body.defects.find((defect) => defect.className === className)?.rejectAt ?? body.otherDefects.rejectAt;
}

function provenanceOf(db: ReadDb, part: JudgedPart, source: LabelSource): LabelledPart['provenance'] {
  if (source === 'two-models') return modelsProvenance(db, part);
  const isAgreed = source === 'reference' && part.referenceId !== null;
  return {
    source,
    origin: isAgreed ? part.referenceOrigin : part.ask,
    by: (isAgreed ? part.referenceBy : part.personName) ?? '',
    at: new Date((isAgreed ? part.referenceAt : part.madeAt) ?? 0).toISOString(),
    wasBlind: part.isBlind === 1,
    model: championOf(part),
    recipeVersion: part.recipeVersion,
    rollout: wayOf(part),
  };
}

/** Nobody looked: the label comes from the champion and the challengers, which are named instead of a person. */
function modelsProvenance(db: ReadDb, part: JudgedPart): LabelledPart['provenance'] {
  const others = shadowVerdictsOf(db, part.inspectionId);
  return {
    ...{ source: 'two-models', origin: null, by: others.map(({ modelName }) => modelName).join(', ') },
    ...{ at: new Date(part.decidedAt).toISOString(), wasBlind: true },
    ...{ model: championOf(part), recipeVersion: part.recipeVersion, rollout: wayOf(part) },
  };
}

function championOf({ modelSha256, modelName }: JudgedPart) {
  return modelSha256 === null ? null : { sha256: modelSha256, name: modelName ?? '' };
}

function wayOf({ rolloutId, arm }: JudgedPart) {
  return rolloutId === null || arm === null ? null : { id: rolloutId, arm };
}

function meantBy(preset: SetPreset, all: readonly LabelledPart[]): (part: LabelledPart) => boolean {
  switch (preset) {
    case 'all':
      return () => true;
    case 'disagreements':
      return ({ verdict, boxes }) => (boxes.length > 0 ? verdict === 'pass' : verdict === 'fail');
    case 'undetermined':
      return ({ verdict }) => verdict === 'undetermined';
    case 'new':
      return ({ isNew }) => isNew;
    case 'rare': {
      const rare = rareClasses(all);
      return ({ boxes }) => boxes.some(({ className }) => rare.has(className));
    }
    default:
      return preset satisfies never;
  }
}

function rareClasses(parts: readonly LabelledPart[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { boxes } of parts)
    for (const { className } of boxes) counts.set(className, (counts.get(className) ?? 0) + 1);
  const limit = Math.max(
    RARE_BOXES,
    RARE_SHARE * [...counts.values()].reduce((most, count) => Math.max(most, count), 0),
  );
  return new Set([...counts].filter(([, count]) => count < limit).map(([name]) => name));
}

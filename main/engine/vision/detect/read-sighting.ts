import type { Detection, ModelProfile } from '../../../../preload/contract/models/model.ts';
import type { ScoreFloors } from '../../../domain/verdict/score-floors.ts';
import type { Sighting } from '../../../domain/verdict/sighting.ts';
import type { Candidate } from '../layouts/candidate.ts';
import { classNameOf, floorsFor } from '../layouts/floors.ts';
import { hasChosen, readCandidates } from '../layouts/read-candidates.ts';
import { type OutputTensor, type OutputTensors, tensorOf } from '../layouts/tensor.ts';
import { type Letterbox, toPicture } from './letterbox.ts';
import { bestFirst, suppress } from './nms.ts';
import { outlineOf } from './outlines.ts';

/**
 * What a model saw, from its outputs: every class that reaches its limit, suppression within each class, the best of every class in any
 * case. Throws if the outputs cannot be read.
 */
export function readSighting(
  outputs: OutputTensors,
  profile: ModelProfile,
  letterbox: Letterbox,
  { floors, iou }: Readonly<{ floors: ScoreFloors; iou: number }>,
): Sighting {
  const byClass = floorsFor(floors, profile.classes);
  const candidates = readCandidates(outputs, profile, letterbox, byClass);
  const { kept, isCut } = hasChosen(profile.layout)
    ? bestFirst(candidates, byClass.told)
    : suppress(candidates, iou, byClass.told);
  const prototypes = profile.outputs.prototypes === undefined ? null : tensorOf(outputs, profile.outputs.prototypes);
  return { detections: kept.map((candidate) => asDetection(candidate, profile, letterbox, prototypes)), isCut };
}

function asDetection(
  candidate: Candidate,
  { classes }: ModelProfile,
  letterbox: Letterbox,
  prototypes: OutputTensor | null,
): Detection {
  const outline = prototypes === null ? undefined : outlineOf(candidate, prototypes, letterbox);
  return {
    classIndex: candidate.classIndex,
    className: classNameOf(candidate.classIndex, classes),
    score: candidate.score,
    box: toPicture(candidate, letterbox),
    ...(outline === undefined ? {} : { outline: [...outline] }),
  };
}

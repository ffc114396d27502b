import type { ModelProfile, OutputLayout } from '../../../../preload/contract/models/model.ts';
import type { Letterbox } from '../detect/letterbox.ts';
import { type BoxFields, readBoxTable } from './box-table.ts';
import { readBoxesAndScores } from './boxes-and-scores.ts';
import type { Candidate } from './candidate.ts';
import { readBatchedRows, readEndToEnd } from './finished-rows.ts';
import type { Floors } from './floors.ts';
import { named, readDetsAndLabels, readNmsOutputs, readYolov3 } from './separate-outputs.ts';
import { type OutputTensors, requireNumbers, tableOfColumns, tableOfRows, tensorOf } from './tensor.ts';
import { readYolox } from './yolox.ts';

/** The parts of a profile that are needed to read outputs. */
export type Readable = Pick<
  ModelProfile,
  'layout' | 'input' | 'outputs' | 'classes' | 'maskCoefficients' | 'boxesAreUnit' | 'scoresAreLogits'
> &
  Pick<Partial<ModelProfile>, 'boxesAreCorners'>;

/**
 * All boxes a model proposes, in pixels of its input, each with a class that reaches its floor. A box that reaches several floors is there once
 * for each class. A class that the profile does not name stays: a defect without a name must not let its part pass.
 * Throws if numbers cannot be what they are read as.
 */
export function readCandidates(
  outputs: OutputTensors,
  profile: Readable,
  letterbox: Letterbox,
  floors: Floors,
): readonly Candidate[] {
  const { input, layout, maskCoefficients } = profile;
  if (hasChosen(layout)) for (const name of readOutputs(profile)) requireNumbers(outputs, name);
  const boxes = tensorOf(outputs, profile.outputs.boxes);
  const unit = profile.boxesAreUnit ? { x: input.width, y: input.height } : { x: 1, y: 1 };
  const fields: BoxFields = {
    hasObjectness: hasObjectness(layout),
    isScoredByObjectness: layout === 'v5-one-class',
    classCount: profile.classes.length,
    maskCoefficients,
    scoresAreLogits: profile.scoresAreLogits,
    unit,
    areCorners: profile.boxesAreCorners ?? false,
  };
  switch (layout) {
    case 'v8':
    case 'v5-columns':
      return readBoxTable(tableOfColumns(boxes), fields, floors);
    case 'v5':
    case 'v5-one-class':
    case 'v8-rows':
      return readBoxTable(tableOfRows(boxes), fields, floors);
    case 'yolox':
      return readYolox(tableOfRows(boxes), fields, input, floors);
    case 'end-to-end':
      return inPixels(profile, readEndToEnd(tableOfRows(boxes), maskCoefficients, unit, floors));
    case 'batched-rows':
      return inPixels(profile, readBatchedRows(tableOfRows(boxes), unit, { classAt: 5, scoreAt: 6 }, floors));
    case 'batched-score-class':
      return inPixels(profile, readBatchedRows(tableOfRows(boxes), unit, { classAt: 6, scoreAt: 5 }, floors));
    case 'nms-outputs':
      return inPixels(profile, readNmsOutputs(outputs, profile.outputs, unit, floors));
    case 'dets-labels':
      return inPixels(profile, readDetsAndLabels(outputs, profile.outputs, unit, floors));
    case 'boxes-and-scores':
      return readBoxesAndScores(boxes, tensorOf(outputs, named(profile.outputs.scores)), fields, floors);
    case 'yolov3-nms':
      return readYolov3(outputs, profile.outputs, letterbox, floors);
    default:
      return layout satisfies never;
  }
}

/**
 * Boxes chosen by the model, in pixels. If none reaches beyond the first pixel they are shares of the input, which the
 * profile cannot know when nothing was found on the probe pictures.
 */
function inPixels({ boxesAreUnit, input }: Readable, candidates: readonly Candidate[]): readonly Candidate[] {
  const isShare = ({ x1, y1, x2, y2 }: Candidate) => x1 >= -0.5 && y1 >= -0.5 && x2 <= 1.5 && y2 <= 1.5;
  if (boxesAreUnit || !candidates.every(isShare)) return candidates;
  return candidates.map(({ x1, y1, x2, y2, ...candidate }) => ({
    ...candidate,
    x1: x1 * input.width,
    y1: y1 * input.height,
    x2: x2 * input.width,
    y2: y2 * input.height,
  }));
}

function hasObjectness(layout: OutputLayout): boolean {
  return layout === 'v5' || layout === 'v5-columns' || layout === 'v5-one-class' || layout === 'yolox';
}

/** The outputs that boxes are read from. */
function readOutputs({ outputs: { boxes, scores, classes, selection } }: Readable): readonly string[] {
  return [boxes, scores, classes, selection].filter((name) => name !== undefined);
}

/** Whether the model has already chosen among overlapping boxes. */
export function hasChosen(layout: OutputLayout): boolean {
  switch (layout) {
    case 'end-to-end':
    case 'batched-rows':
    case 'batched-score-class':
    case 'yolov3-nms':
    case 'nms-outputs':
    case 'dets-labels':
      return true;
    case 'v5':
    case 'v5-columns':
    case 'v5-one-class':
    case 'boxes-and-scores':
    case 'v8':
    case 'v8-rows':
    case 'yolox':
      return false;
    default:
      return layout satisfies never;
  }
}

import type { ModelProfile, OutputLayout } from '../../../../preload/contract/model.ts';
import type { Letterbox } from '../letterbox.ts';
import { type BoxFields, readBoxTable } from './box-table.ts';
import type { Candidate } from './candidate.ts';
import { readBatchedRows, readEndToEnd } from './finished-rows.ts';
import type { Floors } from './floors.ts';
import { readNmsOutputs, readYolov3 } from './separate-outputs.ts';
import { type OutputTensors, requireNumbers, tableOfColumns, tableOfRows, tensorOf } from './tensor.ts';
import { readYolox } from './yolox.ts';

/** What of a profile the reading of outputs stands on. */
export type Readable = Pick<
  ModelProfile,
  'layout' | 'input' | 'outputs' | 'classes' | 'maskCoefficients' | 'boxesAreUnit' | 'scoresAreLogits'
>;

/**
 * All boxes a model proposes, in pixels of its input, each with a class that reaches its floor: one that reaches it in several is there
 * for each of them. A class that the profile does not name stays: a defect without a name must not leave its part clear.
 * Throws where numbers cannot be what they are read as.
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
    hasObjectness: layout === 'v5' || layout === 'yolox',
    classCount: profile.classes.length,
    maskCoefficients,
    scoresAreLogits: profile.scoresAreLogits,
    unit,
  };
  switch (layout) {
    case 'v8':
      return readBoxTable(tableOfColumns(boxes), fields, floors);
    case 'v5':
    case 'v8-rows':
      return readBoxTable(tableOfRows(boxes), fields, floors);
    case 'yolox':
      return readYolox(tableOfRows(boxes), fields, input, floors);
    case 'end-to-end':
      return readEndToEnd(tableOfRows(boxes), maskCoefficients, unit, floors);
    case 'batched-rows':
      return readBatchedRows(tableOfRows(boxes), floors);
    case 'nms-outputs':
      return readNmsOutputs(outputs, profile.outputs, unit, floors);
    case 'yolov3-nms':
      return readYolov3(outputs, profile.outputs, letterbox, floors);
    default:
      return layout satisfies never;
  }
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
    case 'yolov3-nms':
    case 'nms-outputs':
      return true;
    case 'v5':
    case 'v8':
    case 'v8-rows':
    case 'yolox':
      return false;
    default:
      return layout satisfies never;
  }
}

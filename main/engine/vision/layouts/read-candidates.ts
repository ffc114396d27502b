import type { ModelProfile, OutputLayout } from '../../../../preload/contract/model.ts';
import type { Letterbox } from '../letterbox.ts';
import { type BoxFields, readBoxTable } from './box-table.ts';
import type { Candidate } from './candidate.ts';
import { readBatchedRows, readEndToEnd } from './finished-rows.ts';
import { readNmsOutputs, readYolov3 } from './separate-outputs.ts';
import { type OutputTensors, tableOfColumns, tableOfRows, tensorOf } from './tensor.ts';
import { readYolox } from './yolox.ts';

/** What of a profile the reading of outputs stands on. */
export type Readable = Pick<
  ModelProfile,
  'layout' | 'input' | 'outputs' | 'classes' | 'maskCoefficients' | 'boxesAreUnit' | 'scoresAreLogits'
>;

/**
 * All boxes a model proposes with at least that score, in pixels of its input. A class that the profile does not name stays:
 * a defect without a name must not leave its part clear.
 */
export function readCandidates(
  outputs: OutputTensors,
  profile: Readable,
  letterbox: Letterbox,
  minScore: number,
): readonly Candidate[] {
  const { input, layout, maskCoefficients } = profile;
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
      return readBoxTable(tableOfColumns(boxes), fields, minScore);
    case 'v5':
    case 'v8-rows':
      return readBoxTable(tableOfRows(boxes), fields, minScore);
    case 'yolox':
      return readYolox(tableOfRows(boxes), fields, input, minScore);
    case 'end-to-end':
      return readEndToEnd(tableOfRows(boxes), maskCoefficients, unit, minScore);
    case 'batched-rows':
      return readBatchedRows(tableOfRows(boxes), minScore);
    case 'nms-outputs':
      return readNmsOutputs(outputs, profile.outputs, unit, minScore);
    case 'yolov3-nms':
      return readYolov3(outputs, profile.outputs, letterbox, minScore);
    default:
      return layout satisfies never;
  }
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

import type { ModelAnswers, ModelInput, PixelConvention } from '../../../../preload/contract/models/model.ts';
import { gridLevels } from '../layouts/grid.ts';
import type { OutputTensors } from '../layouts/tensor.ts';
import type { SettledReading } from './choose-reading.ts';
import { boxTable, isNeverLearnt } from './reading-tables.ts';

/**
 * How a model wants its pixels; `null` if neither a person nor the convention of its layout says. Every YOLO family takes red first, 0 to 1,
 * centred, except YOLOX, which is known by its grid of one box per cell with a real objectness (in YOLOv6 it is 1 everywhere).
 */
export function pixelsOf(
  reading: SettledReading,
  input: ModelInput,
  outputs: readonly OutputTensors[],
  { pixels }: ModelAnswers,
): PixelConvention | null {
  if (pixels !== undefined) return pixels;
  if (input.channels === 'grey') return 'rgb-unit';
  const { layout } = reading;
  if (layout === 'boxes-and-scores' || layout === 'dets-labels') return null;
  if (layout === 'nms-outputs' && reading.outputs.selection === undefined) return null;
  if (layout === 'yolox') return 'bgr-bytes';
  return isDecodedYolox(reading, input, outputs) ? 'bgr-bytes' : 'rgb-unit';
}

function isDecodedYolox(reading: SettledReading, input: ModelInput, outputs: readonly OutputTensors[]): boolean {
  if (reading.layout !== 'v5' && reading.layout !== 'v5-columns') return false;
  const rows = outputs[0] === undefined ? 0 : (boxTable(reading, outputs[0])?.rows ?? 0);
  return gridLevels(input, rows, 1) !== null && !outputs.every((each) => isNeverLearnt(reading, each));
}

/** The input as that convention fills it. */
export function withPixels(input: ModelInput, pixels: PixelConvention): ModelInput {
  const isGrey = input.channels === 'grey';
  switch (pixels) {
    case 'rgb-unit':
      return input;
    case 'bgr-bytes':
      return { ...input, channels: isGrey ? 'grey' : 'bgr', scale: 1, fit: 'letterbox-top-left' };
    case 'rgb-standard':
      return { ...input, fit: 'stretch', isStandardised: true };
    case 'bgr-standard':
      return { ...input, channels: isGrey ? 'grey' : 'bgr', fit: 'letterbox-top-left', isStandardised: true };
    default:
      return pixels satisfies never;
  }
}

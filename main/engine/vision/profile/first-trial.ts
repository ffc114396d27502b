import type { InferenceSession } from 'onnxruntime-node';
import { messageOf } from '../../../../preload/contract/faults/message-of.ts';
import type { ModelRefusal } from '../../../../preload/contract/faults/model-refusal.ts';
import { ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { ModelAnswers, ModelInput, ModelWarning } from '../../../../preload/contract/models/model.ts';
import type { Size } from '../../../../preload/contract/values/geometry.ts';
import { feedWriter, plainOutputs } from '../detect/session.ts';
import type { OutputTensors } from '../layouts/tensor.ts';
import { refused } from '../model-file/refusal.ts';
import type { OnnxSummary } from '../onnx/summary.ts';
import type { DeclaredInput } from './image-input.ts';
import { metadataSize, statedSize, USUAL_SIDES } from './input-size.ts';
import { probePictures } from './probe-pictures.ts';

export type Trial = Readonly<{
  input: ModelInput;
  outputs: readonly OutputTensors[];
  /** Neither the file nor a person says which size is right; the one tried is a guess. */
  isSizeGuessed: boolean;
  warnings: readonly ModelWarning[];
}>;

/** Runs a model on the probe pictures at the size it states or, if its graph allows any, at the first usual size that works. */
export async function firstTrial(
  session: InferenceSession,
  { metadata }: OnnxSummary,
  { size: declaredSize, ...input }: DeclaredInput,
  answers: ModelAnswers,
): Promise<Result<Trial>> {
  const stated = declaredSize ?? statedSize(answers, metadata);
  const usual = USUAL_SIDES.map((side) => ({ width: side, height: side }));
  const sizes = declaredSize !== null ? [declaredSize] : stated === null ? usual : [stated, ...usual];
  let complaint = '';
  for (const size of sizes) {
    try {
      const sized = { ...input, ...size };
      const outputs = await runProbes(session, sized);
      const warnings = stated === null || isSame(stated, size) ? [] : [sizeWarning(stated, size)];
      return ok({ input: sized, outputs, isSizeGuessed: stated === null, warnings });
    } catch (error) {
      complaint ||= messageOf(error);
    }
  }
  return refused(sizeRefusal(stated, metadataSize(metadata), complaint));
}

/** The model's answers to the probe pictures. Throws what ONNX Runtime throws. */
export async function runProbes(session: InferenceSession, input: ModelInput): Promise<readonly OutputTensors[]> {
  const feedFor = feedWriter(input);
  const outputs: OutputTensors[] = [];
  for (const picture of probePictures()) outputs.push(plainOutputs(await session.run(feedFor(picture).feeds)));
  return outputs;
}

function sizeRefusal(stated: Size | null, exported: Size | null, complaint: string): ModelRefusal {
  const cause = causeOf(complaint);
  if (stated === null) return { why: 'no-size-runs', figures: { cause } };
  const size = inPixels(stated);
  if (exported === null || isSame(exported, stated)) return { why: 'size-fails', figures: { size, cause } };
  return { why: 'size-not-exported', figures: { size, exported: inPixels(exported), cause } };
}

/** The node that failed, if ONNX Runtime names it, else the first line of its complaint. */
function causeOf(complaint: string): string {
  const node = /while running (\w+) node\. Name:'([^']*)'/.exec(complaint);
  return node ? `${node[1]} ${node[2]}`.trim() : (complaint.split('\n', 1)[0] ?? '');
}

function sizeWarning(stated: Size, used: Size): ModelWarning {
  return { code: 'size-differs', message: `Declares ${inPixels(stated)} but runs only at ${inPixels(used)}.` };
}

function isSame(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}

function inPixels({ width, height }: Size): string {
  return width === height ? `${width} px` : `${width} × ${height} px`;
}

import { createHash } from 'node:crypto';
import type { InferenceSession } from 'onnxruntime-node';
import type { ModelAnswers, ModelInput, ModelProfile, ModelWarning } from '../../../../preload/contract/model.ts';
import { type Fault, failed, ok, type Result } from '../../../../preload/contract/result.ts';
import { namesFromMetadata } from '../class-names.ts';
import { gridLevels } from '../layouts/grid.ts';
import { readOnnx } from '../onnx/onnx-file.ts';
import type { OnnxSummary } from '../onnx/summary.ts';
import { refused } from '../refusal.ts';
import { openSession } from '../session.ts';
import { chooseReading, type SettledReading } from './choose-reading.ts';
import { nameClasses } from './classes.ts';
import { familyOf } from './family.ts';
import { firstTrial, runProbes, type Trial } from './first-trial.ts';
import { type DeclaredInput, findImageInput } from './image-input.ts';
import { judgeAnswers } from './judge-answers.ts';
import { notADetector, otherTask, scrambled } from './not-a-detector.ts';
import { possibleReadings, type Reading } from './readings.ts';

/** What is known about a file besides its bytes. */
export type ExamineContext = Readonly<{ answers: ModelAnswers; namesBeside: readonly string[] | null }>;

export type Examination = Readonly<{ profile: ModelProfile; warnings: readonly ModelWarning[] }>;

/**
 * Finds out all that is needed to run a detector file, from its metadata, its shapes and its answers to a few drawn pictures.
 * What it cannot find out is asked for (`model-needs-answers`); what is no detector is refused with a sentence (`model-refused`).
 * The model runs in this very process: use `probeModel` for files of unknown origin.
 */
export async function examineModel(bytes: Uint8Array, context: ExamineContext): Promise<Result<Examination>> {
  const summary = readOnnx(bytes);
  if (!summary.ok) return summary;
  if (summary.value.hasOutsideWeights) {
    return refused({ why: 'outside-weights' });
  }
  const task = otherTask(summary.value.metadata);
  if (task !== null) return refused({ why: task });
  const declared = findImageInput(summary.value);
  if (!declared.ok) return declared;
  let session: InferenceSession;
  try {
    session = await openSession(bytes, 1);
  } catch (error) {
    const complaint = error instanceof Error ? error.message : String(error);
    return refused({ why: 'not-loaded', figures: { complaint } });
  }
  try {
    return await examineSession(session, bytes, summary.value, declared.value, context);
  } finally {
    await session.release();
  }
}

async function examineSession(
  session: InferenceSession,
  bytes: Uint8Array,
  summary: OnnxSummary,
  declared: DeclaredInput,
  context: ExamineContext,
): Promise<Result<Examination>> {
  const trial = await firstTrial(session, summary, declared, context.answers);
  if (!trial.ok) return trial;
  const reading = settleReading(trial.value, summary, context);
  if (!reading.ok) return reading;
  const { classCount } = reading.value;
  const naming = nameClasses(classCount, context.answers, summary.metadata, context.namesBeside);
  if (naming === null || trial.value.isSizeGuessed) {
    return failed(asking({ classes: naming === null, size: trial.value.isSizeGuessed }, classCount));
  }
  const input = conventionOf(reading.value, trial.value);
  const { boxesAreUnit, scoresAreLogits, layout, maskCoefficients, outputs } = reading.value;
  const profile: ModelProfile = {
    family: familyOf(summary.metadata, layout, input),
    layout,
    input,
    outputs,
    classes: [...naming.classes],
    maskCoefficients,
    boxesAreUnit,
    scoresAreLogits,
    opset: summary.opset,
    precision: summary.precision,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sizeBytes: bytes.length,
    metadata: summary.metadata,
  };
  const answers = input === trial.value.input ? trial.value.outputs : await runProbes(session, input);
  const { refusal, warnings } = judgeAnswers(profile, answers);
  if (refusal !== null) return refused(refusal);
  return ok({ profile, warnings: [...trial.value.warnings, ...naming.warnings, ...warnings] });
}

function settleReading(
  { input, outputs, isSizeGuessed }: Trial,
  { metadata }: OnnxSummary,
  { answers, namesBeside }: ExamineContext,
): Result<SettledReading> {
  const [first = new Map()] = outputs;
  const shapes = [...first].map(([name, { type, dims }]) => ({ name, type, dims }));
  const names = answers.classes ?? namesFromMetadata(metadata) ?? namesBeside;
  const possible = possibleReadings(shapes, input, names?.length);
  if (possible.length === 0) return refused(notADetector(first));
  const choice = chooseReading(narrowed(possible, answers, names?.length), outputs, input);
  switch (choice.kind) {
    case 'settled':
      return ok(choice.reading);
    case 'open':
      return failed(asking({ classes: names === null, size: isSizeGuessed }, null, choice.readings));
    case 'scrambled':
      return refused(scrambled(first));
    default:
      return choice satisfies never;
  }
}

/** The readings that agree with the layout a person named, and with the number of class names where any does. */
function narrowed(
  readings: readonly Reading[],
  { layout }: ModelAnswers,
  nameCount: number | undefined,
): readonly Reading[] {
  const named = readings.filter((reading) => layout === undefined || reading.layout === layout);
  const counted = named.filter(({ classCount }) => classCount === null || classCount === nameCount);
  return counted.length > 0 ? counted : named.length > 0 ? named : readings;
}

/** YOLOX is trained on BGR pictures of 0 to 255 in the top left corner; every other family on RGB of 0 to 1 in the centre. */
function conventionOf({ layout, outputs }: SettledReading, { input, outputs: answers }: Trial): ModelInput {
  const boxCount = answers[0]?.get(outputs.boxes)?.dims[1] ?? 0;
  const isYolox = layout === 'yolox' || (layout === 'v5' && gridLevels(input, boxCount, 1) !== null);
  if (isYolox && input.channels === 'rgb') return { ...input, channels: 'bgr', scale: 1, fit: 'letterbox-top-left' };
  return layout === 'yolov3-nms' ? { ...input, padding: 128 } : input;
}

function asking(
  missing: Readonly<{ classes: boolean; size: boolean }>,
  classCount: number | null,
  readings: readonly Reading[] = [],
): Fault {
  return {
    code: 'model-needs-answers',
    questions: [
      ...(readings.length > 0 ? (['layout'] as const) : []),
      ...(missing.classes ? (['classes'] as const) : []),
      ...(missing.size ? (['input-size'] as const) : []),
    ],
    classCount,
    layouts: readings.map(({ layout }) => layout),
  };
}

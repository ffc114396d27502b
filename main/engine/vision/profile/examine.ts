import { createHash } from 'node:crypto';
import type { InferenceSession } from 'onnxruntime-node';
import { messageOf } from '../../../../preload/contract/faults/message-of.ts';
import { type Fault, failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import {
  type CandidateReading,
  type ModelAnswers,
  type ModelInput,
  type ModelProfile,
  type ModelWarning,
  pixelConventionSchema,
} from '../../../../preload/contract/models/model.ts';
import { openSession } from '../detect/session.ts';
import { type OutputTensors, tensorOf } from '../layouts/tensor.ts';
import { namesFromMetadata } from '../model-file/class-names.ts';
import { refused } from '../model-file/refusal.ts';
import { readOnnx } from '../onnx/onnx-file.ts';
import type { OnnxSummary } from '../onnx/summary.ts';
import { chooseReading, type SettledReading } from './choose-reading.ts';
import { nameClasses } from './classes.ts';
import { familyOf } from './family.ts';
import { firstTrial, runProbes, type Trial } from './first-trial.ts';
import { type DeclaredInput, findImageInput } from './image-input.ts';
import { judgeAnswers } from './judge-answers.ts';
import { notADetector, otherTask, scrambled } from './not-a-detector.ts';
import { pixelsOf, withPixels } from './pixels.ts';
import type { Reading } from './reading.ts';
import { possibleReadings, shapesOf } from './readings.ts';

/** What is known about a file besides its bytes. */
export type ExamineContext = Readonly<{ answers: ModelAnswers; namesBeside: readonly string[] | null }>;

export type Examination = Readonly<{ profile: ModelProfile; warnings: readonly ModelWarning[] }>;

/**
 * Finds out everything needed to run a detector file, from its metadata, its shapes and its answers to a few drawn pictures.
 * Asks for what it cannot find out (`model-needs-answers`); refuses with a sentence what is not a detector (`model-refused`).
 * The model runs in this process: use `probeModel` for files of unknown origin.
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
    const complaint = messageOf(error);
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
  const { classCount, highestClass } = reading.value;
  const names = nameClasses(classCount, context.answers, summary.metadata, context.namesBeside);
  const areNamed = names !== null && highestClass < names.length;
  const pixels = pixelsOf(reading.value, trial.value.input, trial.value.outputs, context.answers);
  if (!areNamed || pixels === null || trial.value.isSizeGuessed) {
    const missing = { classes: !areNamed, pixels: pixels === null, size: trial.value.isSizeGuessed };
    return failed(asking(missing, { classCount, namesFound: namesOf(summary, context)?.length }));
  }
  const input = conventionOf(reading.value, withPixels(trial.value.input, pixels));
  const { boxesAreUnit, boxesAreCorners, scoresAreLogits, layout, maskCoefficients, outputs } = reading.value;
  const profile: ModelProfile = {
    family: familyOf(summary.metadata, layout, input),
    layout,
    input,
    outputs,
    classes: [...names],
    maskCoefficients,
    boxesAreUnit,
    ...(boxesAreCorners ? { boxesAreCorners } : {}),
    scoresAreLogits,
    opset: summary.opset,
    precision: summary.precision,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sizeBytes: bytes.length,
    metadata: summary.metadata,
  };
  const answers = input === trial.value.input ? trial.value.outputs : await runProbes(session, input);
  const { refusal, warnings, hasFound } = judgeAnswers(profile, answers);
  if (refusal !== null) return refused(refusal);
  return ok({
    profile: hasFound ? { ...profile, hasFoundDrawn: true } : profile,
    warnings: [...trial.value.warnings, ...warnings],
  });
}

function settleReading(
  { input, outputs, isSizeGuessed }: Trial,
  summary: OnnxSummary,
  context: ExamineContext,
): Result<SettledReading> {
  const [first = new Map()] = outputs;
  const nameCount = namesOf(summary, context)?.length;
  // A person asked for names may miscount them; the layout is a separate question.
  const ownCount = (namesFromMetadata(summary.metadata) ?? context.namesBeside)?.length;
  const possible = possibleReadings(shapesOf(outputs), input, context.answers.layout ? nameCount : ownCount);
  if (possible.length === 0) return refused(notADetector(first));
  const choice = chooseReading(narrowed(possible, context.answers, nameCount), outputs, input);
  switch (choice.kind) {
    case 'settled':
      return isMistakable(choice.reading, outputs) ? refused(notADetector(first)) : ok(choice.reading);
    case 'open': {
      const { boxesAreCorners } = context.answers;
      const [only, ...others] = choice.readings.filter(
        (reading) => boxesAreCorners === undefined || reading.boxesAreCorners === boxesAreCorners,
      );
      if (only !== undefined && others.length === 0) return ok(only);
      const missing = { classes: nameCount === undefined, pixels: false, size: isSizeGuessed };
      return failed(asking(missing, { classCount: null, readings: choice.readings }));
    }
    case 'refused':
      return refused(choice.why === 'scrambled' ? scrambled(first) : { why: choice.why });
    default:
      return choice satisfies never;
  }
}

/** The names given by a person, the file itself or a file beside it, whether or not their count is right. */
function namesOf({ metadata }: OnnxSummary, { answers, namesBeside }: ExamineContext): readonly string[] | null {
  return answers.classes ?? namesFromMetadata(metadata) ?? namesBeside;
}

/** The readings that agree with the layout a person named and, if any do, with the number of class names. */
function narrowed(
  readings: readonly Reading[],
  { layout }: ModelAnswers,
  nameCount: number | undefined,
): readonly Reading[] {
  const named = readings.filter((reading) => layout === undefined || reading.layout === layout);
  // If the names fit only a layout that is rarely exported, the names may be wrong.
  if (layout === undefined && named.some(({ isUnusual }) => isUnusual)) return named;
  const counted = named.filter(({ classCount }) => classCount === null || classCount === nameCount);
  return counted.length > 0 ? counted : named.length > 0 ? named : readings;
}

/** Whether, on every picture, one row of numbers is read as a box but never behaves like one, as a classifier's answer does. */
function isMistakable(reading: SettledReading, outputs: readonly OutputTensors[]): boolean {
  const isOneRow = outputs.every((each) => {
    const { dims } = tensorOf(each, reading.outputs.boxes);
    return dims.length === 2 && dims[0] === 1;
  });
  return isOneRow && reading.highestClass < 0;
}

function conventionOf({ layout }: SettledReading, input: ModelInput): ModelInput {
  return layout === 'yolov3-nms' ? { ...input, padding: 128 } : input;
}

type Missing = Readonly<{ classes: boolean; pixels: boolean; size: boolean }>;
type Known = Readonly<{
  classCount: number | null;
  namesFound?: number | undefined;
  readings?: readonly SettledReading[];
}>;

function asking(missing: Missing, { classCount, namesFound, readings = [] }: Known): Fault {
  const pixels = missing.pixels ? pixelConventionSchema.options.map((each) => ({ pixels: each })) : [];
  return {
    code: 'model-needs-answers',
    questions: [
      ...(readings.length > 0 ? (['layout'] as const) : []),
      ...(missing.classes ? (['classes'] as const) : []),
      ...(missing.pixels ? (['pixels'] as const) : []),
      ...(missing.size ? (['input-size'] as const) : []),
    ],
    classCount,
    ...(missing.classes && namesFound !== undefined ? { namesFound } : {}),
    readings: [...readings.map(candidateOf), ...pixels],
  };
}

function candidateOf({ layout, boxesAreCorners }: SettledReading): CandidateReading {
  return { layout, boxesAreCorners };
}

import { ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { MAX_TRIED_BOXES, type ModelAnswers, type TriedReading } from '../../../../preload/contract/models/model.ts';
import { bestFrom } from '../../../domain/verdict/score-floors.ts';
import { decodeFile } from '../decode.ts';
import { type Detector, loadDetector } from '../detect/detector.ts';
import { DEFAULT_MAX_PIXELS } from '../picture/max-pixels.ts';
import { type Examination, type ExamineContext, examineModel } from './examine.ts';

/** What is shown of a reading that is being tried: its boxes, as a line would show them. */
const SHOWN = { floors: bestFrom(0.25), iou: 0.45 };
const USUAL_SIDE = 640;
const MANY_CLASSES = 1000;

/**
 * Looks at pictures with a model, read according to a person's answers. Fills in what they leave open, for this look only: numbers for
 * names, the usual pixels and size.
 */
export async function lookAsAnswered(
  bytes: Uint8Array,
  context: ExamineContext,
  pictures: readonly string[],
): Promise<Result<NonNullable<TriedReading['looks']>>> {
  const examined = await examineFilled(bytes, context);
  if (!examined.ok) return examined;
  const { profile } = examined.value;
  const detector = await loadDetector(bytes, profile, 1);
  try {
    const neededSide = Math.max(profile.input.width, profile.input.height);
    const looks: NonNullable<TriedReading['looks']> = [];
    for (const file of pictures) looks.push(await lookAt(file, detector, neededSide));
    return ok(looks);
  } finally {
    await detector.release();
  }
}

async function lookAt(file: string, detector: Detector, neededSide: number) {
  const picture = await decodeFile(file, { maxPixels: DEFAULT_MAX_PIXELS, neededSide });
  if (!picture.ok) return null;
  const { detections } = await detector.detect(picture.value, SHOWN);
  return { ...picture.value.size, detections: detections.slice(0, MAX_TRIED_BOXES) };
}

async function examineFilled(bytes: Uint8Array, context: ExamineContext): Promise<Result<Examination>> {
  const examined = await examineModel(bytes, context);
  if (examined.ok || examined.fault.code !== 'model-needs-answers' || examined.fault.questions.includes('layout')) {
    return examined;
  }
  const { questions, classCount } = examined.fault;
  const filled: ModelAnswers = {
    ...context.answers,
    ...(questions.includes('classes')
      ? { classes: Array.from({ length: classCount ?? MANY_CLASSES }, (_, i) => `class ${i}`) }
      : {}),
    ...(questions.includes('pixels') ? { pixels: 'rgb-unit' } : {}),
    ...(questions.includes('input-size') ? { inputWidth: USUAL_SIDE, inputHeight: USUAL_SIDE } : {}),
  };
  return examineModel(bytes, { ...context, answers: filled });
}

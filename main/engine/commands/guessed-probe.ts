import { type Fault, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { ModelAnswers } from '../../../preload/contract/models/model.ts';
import { probeModel } from '../vision/model-file/probe.ts';
import type { Examination } from '../vision/profile/examine.ts';

type Question = Extract<Fault, { code: 'model-needs-answers' }>['questions'][number];

/** An examination in which `guessed` lists what the file did not say and nobody was there to ask. */
export type GuessedExamination = Examination & Readonly<{ guessed: readonly Question[] }>;

const USUAL_SIDE = 640;

/**
 * Examines a model when nobody can be asked: classes without names get numbers, an open input size the usual one. What
 * cannot be guessed, such as one of two layouts, or a wrong number of names, stays a fault.
 */
export async function probeOrGuess(path: string, answers: ModelAnswers): Promise<Result<GuessedExamination>> {
  const probed = await probeModel(path, answers);
  if (probed.ok) return ok({ ...probed.value, guessed: [] });
  const { fault } = probed;
  if (fault.code !== 'model-needs-answers' || fault.readings.length > 0 || fault.namesFound !== undefined)
    return probed;
  const isSizeOpen = fault.questions.includes('input-size');
  const areClassesOpen = fault.questions.includes('classes');
  if (areClassesOpen && fault.classCount === null) return probed;
  const guess: ModelAnswers = {
    ...answers,
    ...(isSizeOpen ? { inputWidth: USUAL_SIDE, inputHeight: USUAL_SIDE } : {}),
    ...(areClassesOpen ? { classes: Array.from({ length: fault.classCount ?? 0 }, (_, i) => `class ${i}`) } : {}),
  };
  const again = await probeModel(path, guess);
  return again.ok ? ok({ ...again.value, guessed: fault.questions }) : again;
}

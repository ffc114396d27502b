import { useState } from 'react';
import type { Inspection } from '../../preload/contract/parts/inspection.ts';
import { correctionSchema } from '../../preload/contract/parts/review.ts';
import type { DispositionKind } from '../../preload/contract/station/recipe.ts';
import { answerClasses, recipeOf } from '../review/answer/answer-classes.ts';
import { useCommand, useOperation } from '../ui/engine/use-operation.ts';

/** The line may be told something while the form is open. */
const LOOK_EVERY_MS = 2_000;
const ALWAYS = ['accept', 'reject', 'inconclusive'] as const;

type Fields = {
  readonly kind: DispositionKind | null;
  readonly classNames: readonly string[];
  readonly comment: string;
};

/** A correction being written: its fields, what the line has been told meanwhile, and how to save it. */
export function useCorrection(inspection: Inspection, onDone: () => void) {
  const recipe = recipeOf(useOperation('recipe.list', {}).data ?? [], inspection);
  const models = useOperation('model.list', {}).data ?? [];
  const standing = inspection.dispositions.at(-1);
  const [fields, setFields] = useState<Fields>({ kind: null, classNames: standing?.classNames ?? [], comment: '' });
  const correct = useCommand('review.correct');
  const told = useOperation('review.told', { inspectionId: inspection.id }, { everyMs: LOOK_EVERY_MS });
  const isGood = fields.kind === 'accept';
  const correction = correctionSchema.safeParse({
    inspectionId: inspection.id,
    kind: fields.kind,
    classNames: isGood ? [] : fields.classNames,
    // The boxes of the corrected answer stay, unless the part is good: then there is nothing to show.
    boxes: isGood ? [] : (standing?.boxes ?? []),
    comment: fields.comment,
    knowing: told.data?.message ?? null,
  });
  return {
    fields,
    change: (patch: Partial<Fields>) => setFields((before) => ({ ...before, ...patch })),
    kinds: [...ALWAYS, ...(recipe?.body.extraDispositions ?? [])],
    classes: answerClasses(recipe, models),
    told: told.data,
    correct,
    isReady: correction.success && told.data !== undefined,
    submit: () => {
      if (correction.success)
        correct.mutate(correction.data, { onSuccess: onDone, onError: () => void told.refetch() });
    },
  };
}

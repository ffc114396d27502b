import { Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectionId, RecipeId } from '../../preload/contract/values/units.ts';
import { FormEnd } from '../ui/controls/form-end.tsx';
import { useToasts } from '../ui/controls/toasts.tsx';
import { useCommand } from '../ui/engine/use-operation.ts';
import { AnswerFields, type StatedAnswer } from './answer-fields.tsx';

type Props = {
  readonly inspectionId: InspectionId;
  readonly recipeId: RecipeId;
  readonly suggested: string | null;
  readonly onClose: () => void;
};

/** The right answer for a part that is then mixed into the queue as a challenge. */
export function ChallengeForm({ inspectionId, recipeId, suggested, onClose }: Props) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const [answer, setAnswer] = useState<StatedAnswer>({
    isBad: suggested !== null,
    classNames: suggested === null ? [] : [suggested],
  });
  const add = useCommand('challenge.add');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(
      { inspectionId, answer: { isBad: answer.isBad === true, classNames: [...answer.classNames], comment: '' } },
      {
        onSuccess: () => {
          toasts.done(t('challenge.done'));
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <AnswerFields recipeId={recipeId} answer={answer} onChange={setAnswer} />
        <FormEnd command={add} label={t('challenge.make')} onClose={onClose} />
      </Stack>
    </form>
  );
}

import { Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoldenCandidate } from '../../preload/contract/models/gate.ts';
import type { InspectionId, RecipeId } from '../../preload/contract/values/units.ts';
import { FormEnd } from '../ui/controls/form-end.tsx';
import { Loaded } from '../ui/controls/loaded.tsx';
import { useToasts } from '../ui/controls/toasts.tsx';
import { useCommand, useOperation } from '../ui/engine/use-operation.ts';
import { AnswerFields, type StatedAnswer } from './answer-fields.tsx';

type Props = {
  readonly inspectionId: InspectionId;
  readonly recipeId: RecipeId;
  readonly onClose: () => void;
};

/** Gives the agreed answer for a part that has none yet, and adds it to the golden set. */
export function GoldenForm(props: Props) {
  const candidate = useOperation('golden.candidate', { inspectionId: props.inspectionId });
  return <Loaded query={candidate}>{({ answered }) => <AnswerForm {...props} answered={answered} />}</Loaded>;
}

function AnswerForm({
  inspectionId,
  recipeId,
  answered,
  onClose,
}: Props & { readonly answered: GoldenCandidate['answered'] }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  // No answer is preselected: it must come from the person.
  const [answer, setAnswer] = useState<StatedAnswer>(answered ?? { isBad: null, classNames: [] });
  const [comment, setComment] = useState('');
  const add = useCommand('golden.add');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { isBad, classNames } = answer;
    if (isBad === null) return;
    add.mutate(
      { inspectionId, answer: { isBad, classNames: [...classNames], comment } },
      {
        onSuccess: () => {
          toasts.done(t('gate.added'));
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <span>{t('gate.state-answer')}</span>
        <AnswerFields recipeId={recipeId} answer={answer} onChange={setAnswer} />
        <TextInput
          label={t('gate.state-why')}
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <FormEnd command={add} label={t('gate.add')} isReady={answer.isBad !== null} onClose={onClose} />
      </Stack>
    </form>
  );
}

import { Button, Group, MultiSelect, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoldenCandidate } from '../../preload/contract/gate.ts';
import type { InspectionId, RecipeId } from '../../preload/contract/units.ts';
import { FaultNotice } from '../ui/fault-notice.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useCommand, useOperation } from '../ui/use-operation.ts';
import { useRecipeClasses } from './use-recipe-classes.ts';

type Props = {
  readonly inspectionId: InspectionId;
  readonly recipeId: RecipeId;
  readonly onClose: () => void;
};

/** States what a part is, on which nobody has agreed yet, and takes it into the golden set with that. */
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
  const classes = useRecipeClasses(recipeId);
  // What nobody has answered must not be put into anybody's mouth.
  const [kind, setKind] = useState<'good' | 'bad' | null>(answered === null ? null : answered.isBad ? 'bad' : 'good');
  const [classNames, setClassNames] = useState<readonly string[]>(answered?.classNames ?? []);
  const [comment, setComment] = useState('');
  const add = useCommand('golden.add', ['golden.list', 'golden.stock', 'golden.candidate', 'gate.report']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (kind === null) return;
    add.mutate(
      { inspectionId, answer: { isBad: kind === 'bad', classNames: [...classNames], comment } },
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
        <SegmentedControl
          size="md"
          aria-label={t('challenge.answer')}
          value={kind ?? ''}
          onChange={(value) => setKind(value === 'bad' ? 'bad' : 'good')}
          data={(['good', 'bad'] as const).map((value) => ({ value, label: t(`challenge.${value}`) }))}
        />
        {kind === 'bad' && (
          <MultiSelect
            label={t('adjudication.classes')}
            data={[...new Set([...classes, ...classNames])]}
            value={[...classNames]}
            onChange={setClassNames}
          />
        )}
        <TextInput
          label={t('gate.state-why')}
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        {add.error !== null && <FaultNotice error={add.error} />}
        <Group gap="xs">
          <Button type="submit" loading={add.isPending} disabled={kind === null}>
            {t('gate.add')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Button, Group, MultiSelect, SegmentedControl, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectionId, RecipeId } from '../../preload/contract/units.ts';
import { FaultNotice } from '../ui/fault-notice.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useCommand } from '../ui/use-operation.ts';
import { useRecipeClasses } from './use-recipe-classes.ts';

type Props = {
  readonly inspectionId: InspectionId;
  readonly recipeId: RecipeId;
  readonly suggested: string | null;
  readonly onClose: () => void;
};

/** What the right answer for a part is, which from then on is mixed into the queue. */
export function ChallengeForm({ inspectionId, recipeId, suggested, onClose }: Props) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const classes = useRecipeClasses(recipeId);
  const [isBad, setBad] = useState(suggested !== null);
  const [classNames, setClassNames] = useState<readonly string[]>(suggested === null ? [] : [suggested]);
  const add = useCommand('challenge.add', ['challenge.list']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(
      { inspectionId, answer: { isBad, classNames: [...classNames], comment: '' } },
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
        <SegmentedControl
          size="md"
          aria-label={t('challenge.answer')}
          value={isBad ? 'bad' : 'good'}
          onChange={(value) => setBad(value === 'bad')}
          data={(['good', 'bad'] as const).map((value) => ({ value, label: t(`challenge.${value}`) }))}
        />
        {isBad && (
          <MultiSelect
            label={t('adjudication.classes')}
            data={[...new Set([...classes, ...classNames])]}
            value={[...classNames]}
            onChange={setClassNames}
          />
        )}
        {add.error !== null && <FaultNotice error={add.error} />}
        <Group gap="xs">
          <Button type="submit" loading={add.isPending}>
            {t('challenge.make')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

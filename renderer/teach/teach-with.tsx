import { Button, Group } from '@mantine/core';
import { IconBook2, IconPhotoCheck, IconTargetArrow } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectionId, RecipeId } from '../../preload/contract/values/units.ts';
import { useToasts } from '../ui/controls/toasts.tsx';
import { useToldCommand } from '../ui/controls/use-told-command.ts';
import { AddGolden } from './add-golden.tsx';
import { BookForm } from './book-form.tsx';
import { ChallengeForm } from './challenge-form.tsx';
import { GoldenForm } from './golden-form.tsx';

type Props = {
  readonly inspectionId: InspectionId;
  readonly recipeId: RecipeId;
  /** The defect class that it is most likely an example of. */
  readonly suggested: string | null;
};

/** What a supervisor can make of a part: an example in the defect book, the good reference part, a challenge. */
export function TeachWith({ inspectionId, recipeId, suggested }: Props) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const [open, setOpen] = useState<'book' | 'challenge' | 'golden' | null>(null);
  const add = useToldCommand('book.add-picture');
  const close = () => setOpen(null);
  const makeGood = () =>
    add.mutate(
      { recipeId, inspectionId, role: 'good', className: '', caption: '' },
      { onSuccess: () => toasts.done(t('book.good-done')) },
    );
  if (open === 'book') return <BookForm {...{ inspectionId, recipeId, suggested }} onClose={close} />;
  if (open === 'challenge') return <ChallengeForm {...{ inspectionId, recipeId, suggested }} onClose={close} />;
  if (open === 'golden') return <GoldenForm {...{ inspectionId, recipeId }} onClose={close} />;
  return (
    <Group gap="xs">
      <Button variant="default" leftSection={<IconBook2 size="1.1rem" />} onClick={() => setOpen('book')}>
        {t('book.put-into')}
      </Button>
      <Button variant="default" leftSection={<IconTargetArrow size="1.1rem" />} onClick={() => setOpen('challenge')}>
        {t('challenge.make')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPhotoCheck size="1.1rem" />}
        loading={add.isPending}
        onClick={makeGood}
      >
        {t('book.make-good')}
      </Button>
      <AddGolden inspectionId={inspectionId} onStateAnswer={() => setOpen('golden')} />
    </Group>
  );
}

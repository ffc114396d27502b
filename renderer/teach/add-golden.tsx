import { Button } from '@mantine/core';
import { IconMedal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InspectionId } from '../../preload/contract/units.ts';
import { useToasts } from '../ui/toasts.tsx';
import { useCommand } from '../ui/use-operation.ts';
import { useSession } from '../ui/use-session.ts';

/** Takes a part into the golden set that models have to prove themselves on; for whoever answers for models. */
export function AddGolden({ inspectionId }: { readonly inspectionId: InspectionId }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const add = useCommand('golden.add', ['golden.list', 'gate.report']);
  if (useSession().role !== 'engineer') return null;
  return (
    <Button
      variant="default"
      leftSection={<IconMedal size="1.1rem" />}
      loading={add.isPending}
      onClick={() =>
        add.mutate({ inspectionId }, { onSuccess: () => toasts.done(t('gate.added')), onError: toasts.fault })
      }
    >
      {t('gate.add')}
    </Button>
  );
}

import { Button } from '@mantine/core';
import { IconMedal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InspectionId } from '../../preload/contract/values/units.ts';
import { useToasts } from '../ui/controls/toasts.tsx';
import { useToldCommand } from '../ui/controls/use-told-command.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useSession } from '../ui/engine/use-session.ts';

type Props = { readonly inspectionId: InspectionId; readonly onStateAnswer: () => void };

/**
 * Adds a part to the golden set that models are tested on; for the quality engineer. If there is no agreed answer
 * for the part yet, it has to be given first.
 */
export function AddGolden({ inspectionId, onStateAnswer }: Props) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const mayAdd = useSession().role === 'engineer';
  const candidate = useOperation('golden.candidate', { inspectionId }, { isEnabled: mayAdd }).data;
  const add = useToldCommand('golden.add');
  if (!mayAdd || candidate === undefined) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconMedal size="1.1rem" />}
      loading={add.isPending}
      disabled={candidate.isIn}
      onClick={() =>
        candidate.isAgreed
          ? add.mutate({ inspectionId, answer: null }, { onSuccess: () => toasts.done(t('gate.added')) })
          : onStateAnswer()
      }
    >
      {t(candidate.isIn ? 'gate.is-in' : 'gate.add')}
    </Button>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adjudicationSchema, type Disagreement } from '../../../preload/contract/parts/adjudication.ts';
import type { HumanBox } from '../../../preload/contract/parts/inspection.ts';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useCommand } from '../../ui/engine/use-operation.ts';

/** The decision on a disagreement being made: good or bad, classes, reason, and what is missing. */
export function useDecision({ id, agreed, first, second }: Disagreement, boxes: readonly HumanBox[]) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const [isBad, setBad] = useState<boolean | null>(null);
  const said = [...new Set([agreed, first, second].flatMap((answer) => answer?.classNames ?? []))];
  const [classNames, setClassNames] = useState<readonly string[]>(said);
  const [reason, setReason] = useState('');
  const command = useCommand('adjudication.decide');
  const decide = () => {
    if (isBad === null) return;
    command.mutate(
      { id, isBad, classNames: [...classNames], boxes: [...boxes], reason },
      { onSuccess: ({ decision }) => toasts.done(t('adjudication.done', { name: decision?.madeBy ?? '' })) },
    );
  };
  return {
    isBad,
    setBad,
    /** All classes named in any of the answers. */
    said,
    classNames,
    setClassNames,
    reason,
    setReason,
    /** What is still missing, in words; null when nothing is. */
    missing: !adjudicationSchema.shape.reason.safeParse(reason).success
      ? t('adjudication.missing-reason')
      : isBad === true && classNames.length === 0
        ? t('adjudication.missing-class')
        : null,
    decide,
    command,
  };
}

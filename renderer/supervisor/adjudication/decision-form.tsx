import { Button, MultiSelect, SegmentedControl, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Disagreement } from '../../../preload/contract/parts/adjudication.ts';
import type { HumanBox } from '../../../preload/contract/parts/inspection.ts';
import { answerClasses } from '../../review/answer/answer-classes.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import styles from './adjudication.module.css';
import { BoxOffers } from './box-offers.tsx';
import { useDecision } from './use-decision.ts';

type Props = {
  readonly disagreement: Disagreement;
  readonly boxes: readonly HumanBox[];
  readonly onBoxes: (boxes: readonly HumanBox[]) => void;
};

/** The right answer, the defect classes, whose boxes to keep, and why. */
export function DecisionForm({ disagreement, boxes, onBoxes }: Props) {
  const { t } = useTranslation();
  const recipe = (useOperation('recipe.list', {}).data ?? []).find(({ id }) => id === disagreement.recipeId);
  const known = answerClasses(recipe, useOperation('model.list', {}).data ?? []);
  const decision = useDecision(disagreement, boxes);
  const { isBad, missing, command } = decision;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decision.decide();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <SegmentedControl
        fullWidth
        size="lg"
        aria-label={t('adjudication.decide')}
        value={isBad === null ? '' : isBad ? 'bad' : 'good'}
        onChange={(value) => decision.setBad(value === 'bad')}
        data={(['good', 'bad'] as const).map((value) => ({ value, label: t(`adjudication.${value}`) }))}
      />
      {isBad === true && (
        <MultiSelect
          label={t('adjudication.classes')}
          data={[...new Set([...known, ...decision.said])]}
          value={[...decision.classNames]}
          onChange={decision.setClassNames}
        />
      )}
      {isBad === true && <BoxOffers disagreement={disagreement} boxes={boxes} onBoxes={onBoxes} />}
      <Textarea
        label={t('adjudication.reason')}
        description={t('adjudication.reason-hint')}
        autosize
        minRows={2}
        maxLength={2000}
        value={decision.reason}
        onChange={({ currentTarget }) => decision.setReason(currentTarget.value)}
      />
      {command.error !== null && <FaultNotice error={command.error} />}
      <Button
        type="submit"
        size="lg"
        loading={command.isPending}
        disabled={isBad === null || missing !== null}
        title={missing ?? undefined}
      >
        {t('adjudication.settle')}
      </Button>
    </form>
  );
}

import { Button, MultiSelect, SegmentedControl, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Disagreement } from '../../../preload/contract/parts/adjudication.ts';
import type { HumanBox } from '../../../preload/contract/parts/inspection.ts';
import { answerClasses } from '../../review/answer/answer-classes.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useCommand, useOperation } from '../../ui/engine/use-operation.ts';
import styles from './adjudication.module.css';

type Props = {
  readonly disagreement: Disagreement;
  readonly boxes: readonly HumanBox[];
  readonly onBoxes: (boxes: readonly HumanBox[]) => void;
};

/** What is right, of which defects, with whose boxes, and why. */
export function DecisionForm({ disagreement, boxes, onBoxes }: Props) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const { id, recipeId, first, second, agreed } = disagreement;
  const recipe = (useOperation('recipe.list', {}).data ?? []).find((each) => each.id === recipeId);
  const known = answerClasses(recipe, useOperation('model.list', {}).data ?? []);
  const said = [agreed, first, second].flatMap((answer) => answer?.classNames ?? []);
  const [isBad, setBad] = useState<boolean | null>(null);
  const [classNames, setClassNames] = useState<readonly string[]>([...new Set(said)]);
  const [reason, setReason] = useState('');
  const decide = useCommand('adjudication.decide', ['adjudication.list', 'inspection.read', 'consistency.read']);
  const offers = [
    { name: t('adjudication.agreed-before'), boxes: agreed?.boxes ?? [] },
    { name: t('adjudication.answer', { number: 1 }), boxes: (first ?? second).boxes },
    { name: t('adjudication.answer', { number: 2 }), boxes: first === null ? [] : second.boxes },
  ].filter((offer) => offer.boxes.length > 0);
  const missing =
    reason.trim().length < 3
      ? t('adjudication.missing-reason')
      : isBad === true && classNames.length === 0 && t('adjudication.missing-class');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBad === null) return;
    decide.mutate(
      { id, isBad, classNames: [...classNames], boxes: [...boxes], reason },
      { onSuccess: ({ decision }) => toasts.done(t('adjudication.done', { name: decision?.madeBy ?? '' })) },
    );
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <SegmentedControl
        fullWidth
        size="lg"
        aria-label={t('adjudication.decide')}
        value={isBad === null ? '' : isBad ? 'bad' : 'good'}
        onChange={(value) => setBad(value === 'bad')}
        data={(['good', 'bad'] as const).map((value) => ({ value, label: t(`adjudication.${value}`) }))}
      />
      {isBad === true && (
        <MultiSelect
          label={t('adjudication.classes')}
          data={[...new Set([...known, ...said])]}
          value={[...classNames]}
          onChange={setClassNames}
        />
      )}
      {isBad === true && offers.length > 0 && (
        <div className={styles.boxes}>
          <span aria-hidden>{t('adjudication.boxes')}</span>
          <SegmentedControl
            aria-label={t('adjudication.boxes')}
            value={offers.find((offer) => offer.boxes === boxes)?.name ?? ''}
            onChange={(name) => onBoxes(offers.find((offer) => offer.name === name)?.boxes ?? [])}
            data={[...offers.map(({ name }) => name), { value: '', label: t('adjudication.no-boxes') }]}
          />
        </div>
      )}
      <Textarea
        label={t('adjudication.reason')}
        description={t('adjudication.reason-hint')}
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {decide.error !== null && <FaultNotice error={decide.error} />}
      <Button
        type="submit"
        size="lg"
        loading={decide.isPending}
        disabled={isBad === null || missing !== false}
        title={missing === false ? undefined : missing}
      >
        {t('adjudication.settle')}
      </Button>
    </form>
  );
}

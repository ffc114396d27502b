import { ActionIcon, Button } from '@mantine/core';
import { IconRowInsertBottom, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_ROLLOUT_PLAN, type RolloutPlan } from '../../../../preload/contract/models/rollout-plan.ts';
import { NumberField } from '../../../ui/controls/number-field.tsx';
import { useFormat } from '../../../ui/words/use-format.ts';
import { shareRange, withoutStep, withStep, withStepAfter } from './plan-steps.ts';
import styles from './rollout-fields.module.css';

type Steps = RolloutPlan['steps'];
type Props = { readonly steps: Steps; readonly onChange: (steps: Steps) => void };

/** The steps of a plan: each can be changed, removed, or followed by a new one. */
export function PlanStepsTable({ steps, onChange }: Props) {
  const { t } = useTranslation();
  const isDefault = JSON.stringify(steps) === JSON.stringify(DEFAULT_ROLLOUT_PLAN.steps);
  return (
    <>
      <p className={styles.hint}>{t('rollout-plan.steps-hint')}</p>
      <table className={styles.steps}>
        <caption>{t('rollout-plan.steps')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rollout-plan.step')}</th>
            <th scope="col">{t('rollout-plan.share')}</th>
            <th scope="col">{t('rollout-plan.parts')}</th>
            <th scope="col">{t('rollout-plan.pairs')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => (
            // A step has no identity but its position: its share changes as it is typed.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <StepRow key={index} {...{ steps, step, index, onChange }} />
          ))}
        </tbody>
      </table>
      <Button
        className={styles.reset}
        variant="default"
        disabled={isDefault}
        onClick={() => onChange([...DEFAULT_ROLLOUT_PLAN.steps])}
      >
        {t('rollout-plan.reset')}
      </Button>
    </>
  );
}

type RowProps = Props & { readonly step: Steps[number]; readonly index: number };

function StepRow({ steps, step, index, onChange }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = t('rollout-plan.nth-step', { nth: index + 1 });
  const { least, most } = shareRange(steps, index);
  const change = (part: Partial<typeof step>) => onChange(withStep(steps, index, part));
  return (
    <tr>
      <th scope="row">
        {step.share === 0 ? t('rollout.shadow') : t('rollout.share', { share: format.finePercent(step.share) })}
      </th>
      <td>
        <NumberField
          aria-label={`${name}, ${t('rollout-plan.share')}`}
          suffix=" %"
          min={Math.round(least * 1000) / 10}
          max={Math.round(most * 1000) / 10}
          step={0.5}
          decimalScale={1}
          value={Math.round(step.share * 1000) / 10}
          onChange={(percent) => change({ share: Math.round(percent * 10) / 1000 })}
        />
      </td>
      <td>
        <NumberField
          aria-label={`${name}, ${t('rollout-plan.parts')}`}
          min={1}
          max={1_000_000}
          allowDecimal={false}
          value={step.parts}
          onChange={(parts) => change({ parts })}
        />
      </td>
      <td>
        <NumberField
          aria-label={`${name}, ${t('rollout-plan.pairs')}`}
          min={0}
          max={10_000}
          allowDecimal={false}
          value={step.pairs}
          onChange={(pairs) => change({ pairs })}
        />
      </td>
      <td className={styles.actions}>
        <RowActions {...{ steps, index, name, onChange }} />
      </td>
    </tr>
  );
}

function RowActions({ steps, index, name, onChange }: Omit<RowProps, 'step'> & { readonly name: string }) {
  const { t } = useTranslation();
  const [longer, shorter] = [withStepAfter(steps, index), withoutStep(steps, index)];
  return (
    <>
      <ActionIcon
        variant="default"
        aria-label={t('rollout-plan.add-after', { step: name })}
        title={t('rollout-plan.add')}
        disabled={longer === null}
        onClick={() => longer !== null && onChange(longer)}
      >
        <IconRowInsertBottom size="1.25rem" aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label={t('rollout-plan.remove-one', { step: name })}
        title={t('rollout-plan.remove')}
        disabled={shorter === null}
        onClick={() => shorter !== null && onChange(shorter)}
      >
        <IconTrash size="1.25rem" aria-hidden />
      </ActionIcon>
    </>
  );
}

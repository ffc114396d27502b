import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RolloutPlan } from '../../../../preload/contract/models/rollout-plan.ts';
import { NumberField } from '../../../ui/controls/number-field.tsx';
import { RolloutModeSelect } from '../../../ui/controls/rollout-mode-select.tsx';
import { FieldRow, FormGroup } from '../../form-page.tsx';
import { PercentInput } from '../limits/percent-input.tsx';
import type { BodyFields } from './fields.ts';
import { PlanStepsTable } from './plan-steps-table.tsx';

const ADVANCES = ['by-itself', 'by-engineer'] as const;

/** How a new model takes over: what each step needs, and what sends it back. */
export function RolloutFields({ body, onChange }: BodyFields) {
  const { t } = useTranslation();
  const plan = body.rollout;
  const change = (part: Partial<typeof plan>) => onChange({ rollout: { ...plan, ...part } });
  return (
    <FormGroup title={t('rollout-plan.title')} hint={t('rollout-plan.hint')}>
      <RolloutModeSelect mode={plan.mode} onChange={(mode) => change({ mode })} />
      <PlanStepsTable steps={plan.steps} onChange={(steps) => change({ steps })} />
      <FieldRow>
        <NumberField
          label={t('rollout-plan.watch')}
          description={t('rollout-plan.watch-hint')}
          min={1}
          max={1_000_000}
          value={plan.watchParts}
          allowDecimal={false}
          onChange={(watchParts) => change({ watchParts })}
        />
        <Select
          label={t('rollout-plan.advance')}
          allowDeselect={false}
          data={ADVANCES.map((value) => ({ value, label: t(`rollout-plan.${value}`) }))}
          value={plan.advance}
          onChange={(value) => change({ advance: ADVANCES.find((each) => each === value) ?? plan.advance })}
        />
      </FieldRow>
      <FieldRow>
        <PercentInput
          label={t('rollout-plan.alpha')}
          hint={t('rollout-plan.alpha-hint')}
          share={plan.alpha}
          least={0.001}
          most={0.2}
          onChange={(alpha) => change({ alpha })}
        />
        <PercentInput
          label={t('rollout-plan.margin')}
          hint={t('rollout-plan.margin-hint')}
          share={plan.margin}
          least={0.001}
          most={0.2}
          onChange={(margin) => change({ margin })}
        />
      </FieldRow>
      <GuardFields plan={plan} onChange={change} />
    </FormGroup>
  );
}

type GuardProps = {
  readonly plan: RolloutPlan;
  readonly onChange: (part: Partial<RolloutPlan>) => void;
};

/** The limits beyond which a step waits for an engineer. */
function GuardFields({ plan, onChange }: GuardProps) {
  const { t } = useTranslation();
  return (
    <>
      <FieldRow>
        <PercentInput
          label={t('rollout-plan.hold-margin')}
          hint={t('rollout-plan.hold-margin-hint')}
          share={plan.holdMargin}
          least={0.005}
          onChange={(holdMargin) => onChange({ holdMargin })}
        />
        <NumberField
          label={t('rollout-plan.slowdown')}
          description={t('rollout-plan.slowdown-hint')}
          min={1}
          max={10}
          step={0.5}
          decimalScale={1}
          value={plan.slowdown}
          onChange={(slowdown) => onChange({ slowdown })}
        />
      </FieldRow>
      <FieldRow>
        <NumberField
          label={t('rollout-plan.review-seconds')}
          description={t('rollout-plan.review-seconds-hint')}
          min={0.1}
          max={600}
          step={1}
          decimalScale={1}
          value={plan.reviewSeconds}
          onChange={(reviewSeconds) => onChange({ reviewSeconds })}
        />
      </FieldRow>
    </>
  );
}

import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RolloutPlan } from '../../../../preload/contract/models/rollout-plan.ts';
import { RolloutModeSelect } from '../../../ui/controls/rollout-mode-select.tsx';
import { useFormat } from '../../../ui/words/use-format.ts';
import { FieldRow, FormGroup } from '../../form-page.tsx';
import { PercentInput } from '../limits/percent-input.tsx';
import type { BodyFields } from './fields.ts';
import styles from './rollout-fields.module.css';

const ADVANCES = ['by-itself', 'by-engineer'] as const;

/** How a new model takes over: what each step needs, and what sends it back. */
export function RolloutFields({ body, onChange }: BodyFields) {
  const { t } = useTranslation();
  const plan = body.rollout;
  const change = (part: Partial<typeof plan>) => onChange({ rollout: { ...plan, ...part } });
  return (
    <FormGroup title={t('rollout-plan.title')} hint={t('rollout-plan.hint')}>
      <RolloutModeSelect mode={plan.mode} onChange={(mode) => change({ mode })} />
      <StepTable body={body} onChange={onChange} />
      <FieldRow>
        <NumberInput
          label={t('rollout-plan.watch')}
          description={t('rollout-plan.watch-hint')}
          min={1}
          max={1_000_000}
          value={plan.watchParts}
          onChange={(value) => typeof value === 'number' && change({ watchParts: Math.max(1, Math.round(value)) })}
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
          onChange={(alpha) => change({ alpha: Math.min(0.2, alpha) })}
        />
        <PercentInput
          label={t('rollout-plan.margin')}
          hint={t('rollout-plan.margin-hint')}
          share={plan.margin}
          least={0.001}
          onChange={(margin) => change({ margin: Math.min(0.2, margin) })}
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

/** From where on a step waits for an engineer. */
function GuardFields({ plan, onChange }: GuardProps) {
  const { t } = useTranslation();
  return (
    <FieldRow>
      <PercentInput
        label={t('rollout-plan.hold-margin')}
        hint={t('rollout-plan.hold-margin-hint')}
        share={plan.holdMargin}
        least={0.005}
        onChange={(holdMargin) => onChange({ holdMargin })}
      />
      <NumberInput
        label={t('rollout-plan.slowdown')}
        description={t('rollout-plan.slowdown-hint')}
        min={1}
        max={10}
        step={0.5}
        decimalScale={1}
        value={plan.slowdown}
        onChange={(value) => typeof value === 'number' && onChange({ slowdown: Math.min(10, Math.max(1, value)) })}
      />
      <NumberInput
        label={t('rollout-plan.review-seconds')}
        description={t('rollout-plan.review-seconds-hint')}
        min={0.1}
        max={600}
        step={1}
        decimalScale={1}
        value={plan.reviewSeconds}
        onChange={(value) =>
          typeof value === 'number' && onChange({ reviewSeconds: Math.min(600, Math.max(0.1, value)) })
        }
      />
    </FieldRow>
  );
}

/** Parts and disagreements of each step; the shares stand as they are. */
function StepTable({ body, onChange }: BodyFields) {
  const { t } = useTranslation();
  const format = useFormat();
  const plan = body.rollout;
  const changeStep = (index: number, part: { readonly parts?: number; readonly pairs?: number }) =>
    onChange({
      rollout: { ...plan, steps: plan.steps.map((step, each) => (each === index ? { ...step, ...part } : step)) },
    });
  return (
    <>
      <p className={styles.hint}>{t('rollout-plan.steps-hint')}</p>
      <table className={styles.steps}>
        <thead>
          <tr>
            <th scope="col">{t('rollout-plan.share')}</th>
            <th scope="col">{t('rollout-plan.parts')}</th>
            <th scope="col">{t('rollout-plan.pairs')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.steps.map((step, index) => {
            const name = step.share === 0 ? t('rollout.shadow') : format.finePercent(step.share);
            return (
              <tr key={step.share}>
                <th scope="row">{name}</th>
                <td>
                  <NumberInput
                    aria-label={`${name}, ${t('rollout-plan.parts')}`}
                    min={1}
                    max={1_000_000}
                    value={step.parts}
                    onChange={(value) =>
                      typeof value === 'number' && changeStep(index, { parts: Math.max(1, Math.round(value)) })
                    }
                  />
                </td>
                <td>
                  <NumberInput
                    aria-label={`${name}, ${t('rollout-plan.pairs')}`}
                    min={0}
                    max={10_000}
                    value={step.pairs}
                    onChange={(value) =>
                      typeof value === 'number' && changeStep(index, { pairs: Math.max(0, Math.round(value)) })
                    }
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

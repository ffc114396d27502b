import { useTranslation } from 'react-i18next';
import type { Rollout } from '../../../preload/contract/models/rollout.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './rollout.module.css';
import { shortStepName } from './rollout-words.ts';

/** The steps of the plan in a row: done, current and to come. */
export function StepTrack({ rollout: { plan, state } }: { readonly rollout: Rollout }) {
  const { t } = useTranslation();
  const format = useFormat();
  const on = state.status === 'settled' ? plan.steps.length + 1 : state.step;
  const steps = Array.from({ length: plan.steps.length + 2 }, (_, step) => shortStepName(plan, step, t, format));
  return (
    <ol className={styles.track} aria-label={t('rollout.steps')}>
      {steps.map((name, step) => (
        <li
          key={name}
          data-place={step < on ? 'behind' : step === on ? 'on' : 'ahead'}
          data-status={state.status}
          aria-current={step === on ? 'step' : undefined}
        >
          {name}
        </li>
      ))}
    </ol>
  );
}

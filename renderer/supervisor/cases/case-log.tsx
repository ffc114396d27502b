import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CaseStep } from '../../../preload/contract/parts/containment.ts';
import type { Format } from '../../../preload/words/format.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './cases.module.css';

/** What was done to a case: by whom, when, why, and to how many parts. */
export function CaseLog({ steps }: { readonly steps: readonly CaseStep[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section aria-label={t('case.log')}>
      <h2 className={styles.heading}>{t('case.log')}</h2>
      <ol className={styles.log}>
        {steps.map((step) => (
          <li key={step.id}>
            {stepWords(step, t, format)} · {step.reason}{' '}
            <span className={styles.dim}>
              {step.madeBy}, {format.moment(step.madeAt)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function stepWords({ what, parts }: CaseStep, t: TFunction, format: Format): string {
  return what.kind === 'reinspect'
    ? t('case.step.reinspect', { name: what.modelName })
    : t(`case.step.${what.kind}`, { number: format.count(parts) });
}

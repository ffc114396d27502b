import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { NumberField } from '../../ui/controls/number-field.tsx';
import { PlanFields } from './plan-fields.tsx';
import { PlanParts } from './plan-parts.tsx';
import { PlanPeople } from './plan-people.tsx';
import styles from './studies.module.css';
import { usePlan } from './use-plan.ts';

const FEWEST_PARTS = 4;
const MOST_PARTS = 200;

/** A study before it begins: people, rounds, parts, and the reference answer of each part. */
export function PlanForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { plan, change, recipes, suggestion, suggest, lack, begin, beginIt } = usePlan(onDone);
  const isCount = plan.count >= FEWEST_PARTS && plan.count <= MOST_PARTS;
  return (
    <section className={styles.form} aria-label={t('study.plan')}>
      <PlanFields plan={plan} recipes={recipes} onChange={change} />
      <PlanPeople people={plan.people} onChange={(people) => change({ people })} />
      <div className={styles.suggest}>
        <NumberField
          label={t('study.part-count')}
          description={t('study.part-count-hint')}
          value={plan.count}
          min={FEWEST_PARTS}
          max={MOST_PARTS}
          allowDecimal={false}
          onChange={(count) => change({ count })}
        />
        <Button
          variant="default"
          disabled={suggest === null || !isCount}
          loading={suggestion.isPending}
          onClick={() => suggest?.()}
        >
          {t('study.suggest')}
        </Button>
      </div>
      {suggestion.data?.length === 0 && <p className={styles.hint}>{t('study.no-suggestions')}</p>}
      {plan.parts.length > 0 && <PlanParts parts={plan.parts} onChange={(parts) => change({ parts })} />}
      {begin.error !== null && <FaultNotice error={begin.error} />}
      <div className={styles.buttons}>
        <Button disabled={beginIt === null} loading={begin.isPending} onClick={() => beginIt?.()}>
          {t('study.start')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        {lack !== null && <span className={styles.hint}>{t(`study.lack.${lack}`)}</span>}
      </div>
    </section>
  );
}

import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recipeIdSchema } from '../../../preload/contract/values/units.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useCommand, useOperation } from '../../ui/engine/use-operation.ts';
import { useSession } from '../../ui/engine/use-session.ts';
import { draftOf, lackOf, NEW_PLAN, type Plan, withSuggested } from './plan.ts';
import { PlanParts } from './plan-parts.tsx';
import styles from './studies.module.css';

/** A study before it begins: who, how often, which parts, and what each of them is. */
export function PlanForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const me = useSession().person;
  const recipes = useOperation('recipe.list', {}).data ?? [];
  const known = useOperation('person.list', {}).data ?? [];
  const [plan, setPlan] = useState<Plan>(NEW_PLAN);
  const change = (patch: Partial<Plan>) => setPlan((before) => ({ ...before, ...patch }));
  const recipeId = plan.recipeId ?? recipes[0]?.id ?? null;
  const suggest = useCommand('study.suggest');
  const begin = useCommand('study.plan', ['study.list']);
  const ready = { ...plan, recipeId };
  const lack = lackOf(ready);
  const draft = draftOf(ready);
  return (
    <section className={styles.form} aria-label={t('study.plan')}>
      <div className={styles.fields}>
        <TextInput
          label={t('study.name')}
          value={plan.name}
          maxLength={80}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <Select
          label={t('study.recipe')}
          value={recipeId === null ? null : String(recipeId)}
          data={recipes.map(({ id, name }) => ({ value: String(id), label: name }))}
          allowDeselect={false}
          onChange={(value) => change({ recipeId: recipeIdSchema.parse(Number(value)), parts: [] })}
        />
        <NumberInput
          label={t('study.rounds')}
          description={t('study.rounds-hint')}
          value={plan.rounds}
          min={2}
          max={5}
          onChange={(value) => change({ rounds: Number(value) })}
        />
        <NumberInput
          label={t('study.pause-minutes')}
          description={t('study.pause-hint')}
          value={plan.pauseMinutes}
          min={0}
          max={10_080}
          onChange={(value) => change({ pauseMinutes: Number(value) })}
        />
      </div>
      <fieldset className={styles.people}>
        <legend>{t('study.people')}</legend>
        <p className={styles.hint}>{t('study.people-hint')}</p>
        {known
          .filter(({ id, isActive }) => isActive && id !== me?.id)
          .map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={plan.people.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                change({ people: checked ? [...plan.people, id] : plan.people.filter((one) => one !== id) })
              }
            />
          ))}
      </fieldset>
      <div className={styles.suggest}>
        <NumberInput
          label={t('study.part-count')}
          description={t('study.part-count-hint')}
          value={plan.count}
          min={4}
          max={200}
          onChange={(value) => change({ count: Number(value) })}
        />
        <Button
          variant="default"
          disabled={recipeId === null || !(plan.count >= 4 && plan.count <= 200)}
          loading={suggest.isPending}
          onClick={() =>
            recipeId !== null &&
            suggest.mutate(
              { recipeId, count: plan.count },
              { onSuccess: (found) => setPlan((before) => withSuggested(before, found)), onError: toasts.fault },
            )
          }
        >
          {t('study.suggest')}
        </Button>
      </div>
      {suggest.data?.length === 0 && <p className={styles.hint}>{t('study.no-suggestions')}</p>}
      {plan.parts.length > 0 && <PlanParts parts={plan.parts} onChange={(parts) => change({ parts })} />}
      {begin.error !== null && <FaultNotice error={begin.error} />}
      <div className={styles.buttons}>
        <Button
          disabled={draft === null}
          loading={begin.isPending}
          onClick={() =>
            draft !== null &&
            begin.mutate(draft, {
              onSuccess: () => {
                toasts.done(t('study.begun'));
                onDone();
              },
            })
          }
        >
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

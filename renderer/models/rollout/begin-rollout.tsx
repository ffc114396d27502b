import { Select } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelSummary } from '../../../preload/contract/models/model.ts';
import {
  type ObjectionCode,
  type PromotionObjection,
  stands,
} from '../../../preload/contract/models/model-objection.ts';
import type { RolloutMode } from '../../../preload/contract/models/rollout-plan.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { FormEnd } from '../../ui/controls/form-end.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { RolloutModeSelect } from '../../ui/controls/rollout-mode-select.tsx';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useCommand, useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { isReason } from '../actions/is-reason.ts';
import { ObjectionList } from '../actions/objection-list.tsx';
import { ReasonField } from '../actions/reason-field.tsx';
import styles from '../models.module.css';
import { planSteps } from './rollout-words.ts';

type Props = {
  readonly models: readonly ModelSummary[];
  /** Recipes with a champion. */
  readonly recipes: readonly Recipe[];
  readonly onClose: () => void;
};

/** Which model takes over which recipe, the objections, and the reason. */
export function BeginRollout({ models, recipes, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const toasts = useToasts();
  const [recipeId, setRecipe] = useState<string | null>(null);
  const [sha256, setModel] = useState<string | null>(null);
  const [chosenMode, setMode] = useState<RolloutMode | null>(null);
  const [despite, setDespite] = useState<readonly ObjectionCode[]>([]);
  const [reason, setReason] = useState('');
  const begin = useCommand('rollout.begin');
  const recipe = recipes.find(({ id }) => String(id) === recipeId) ?? recipes[0];
  const others = models.filter((model) => model.sha256 !== recipe?.body.modelSha256);
  const challenger = others.find((model) => model.sha256 === sha256) ?? others[0];
  const objections = useOperation(
    'model.objections',
    { recipeId: recipe?.id ?? (1 as never), sha256: challenger?.sha256 ?? '' },
    { isEnabled: recipe !== undefined && challenger !== undefined },
  );
  if (recipe === undefined || challenger === undefined) return <p className={styles.lead}>{t('rollout.no-other')}</p>;
  const mode = chosenMode ?? recipe.body.rollout.mode;
  const isReady = objections.data?.every(({ code }) => !stands(code, despite)) === true && isReason(reason);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate(
      { recipeId: recipe.id, sha256: challenger.sha256, reason, mode, despite: [...despite] },
      {
        onSuccess: () => {
          toasts.done(t('rollout.begun'));
          onClose();
        },
      },
    );
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <h2 className={styles.heading}>{t('rollout.begin')}</h2>
      <p className={styles.lead}>{t('rollout.begin-lead', { steps: planSteps(recipe.body.rollout, t, format) })}</p>
      <Select
        label={t('rollout.recipe')}
        data={recipes.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={String(recipe.id)}
        allowDeselect={false}
        onChange={setRecipe}
      />
      <Select
        label={t('rollout.challenger')}
        data={others.map((model) => ({ value: model.sha256, label: `${model.family} ${model.version}` }))}
        value={challenger.sha256}
        allowDeselect={false}
        searchable
        onChange={setModel}
      />
      <RolloutModeSelect mode={mode} onChange={setMode} />
      <Objections {...{ objections, despite, onChange: setDespite }} />
      <ReasonField label={t('rollout.reason')} reason={reason} onChange={setReason} />
      <FormEnd command={begin} label={t('rollout.begin')} isReady={isReady} onClose={onClose} />
    </form>
  );
}

function withOrWithout(codes: readonly ObjectionCode[], code: ObjectionCode, isIn: boolean): readonly ObjectionCode[] {
  const others = codes.filter((each) => each !== code);
  return isIn ? [...others, code] : others;
}

type ObjectionsProps = {
  readonly objections: UseQueryResult<readonly PromotionObjection[]>;
  readonly despite: readonly ObjectionCode[];
  readonly onChange: (despite: readonly ObjectionCode[]) => void;
};

/** What speaks against the challenger, and what of it is set aside. */
function Objections({ objections, despite, onChange }: ObjectionsProps) {
  return (
    <Loaded query={objections} height="3rem">
      {(found) => (
        <ObjectionList
          objections={found}
          despite={despite}
          onSetAside={(code, isAside) => onChange(withOrWithout(despite, code, isAside))}
        />
      )}
    </Loaded>
  );
}

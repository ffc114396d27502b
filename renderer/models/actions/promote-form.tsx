import { Group, Radio, Select } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelSummary } from '../../../preload/contract/models/model.ts';
import { FormEnd } from '../../ui/controls/form-end.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import styles from '../models.module.css';
import { ObjectionList } from './objection-list.tsx';
import { ReasonField } from './reason-field.tsx';
import { type TakenLimits, usePromotion } from './use-promotion.ts';

type Props = {
  readonly model: ModelSummary;
  readonly all: readonly ModelSummary[];
  readonly onClose: () => void;
};

/** Makes a model the champion of a recipe: the objections, those that are overridden, and the reason. */
export function PromoteForm({ model, all, onClose }: Props) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const name = `${model.family} ${model.version}`;
  const promotion = usePromotion(model, () => {
    toasts.done(t('models.promoted', { name }));
    onClose();
  });
  const suggestsLimits = useOperation('model.card', { sha256: model.sha256 }).data?.thresholds !== undefined;
  const { recipe, recipes } = promotion;
  if (recipe === null) return <p className={styles.lead}>{t('models.promote-none')}</p>;
  const champion = all.find(({ sha256 }) => sha256 === recipe.body.modelSha256);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    promotion.promote();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <h2 className={styles.heading}>{t('models.promote-title', { name })}</h2>
      <p className={styles.lead}>{t('models.promote-lead')}</p>
      <Select
        label={t('models.promote-recipe')}
        description={
          champion === undefined
            ? t('models.no-champion')
            : t('models.now-champion', { name: `${champion.family} ${champion.version}` })
        }
        data={recipes.map((each) => ({ value: String(each.id), label: each.name }))}
        value={String(recipe.id)}
        allowDeselect={false}
        onChange={promotion.chooseRecipe}
      />
      <Loaded query={promotion.objections} height="3rem">
        {(objections) => (
          <ObjectionList objections={objections} despite={promotion.despite} onSetAside={promotion.setAside} />
        )}
      </Loaded>
      {suggestsLimits && <LimitsChoice limits={promotion.limits} onChange={promotion.setLimits} />}
      <ReasonField label={t('models.reason')} reason={promotion.reason} onChange={promotion.setReason} />
      <FormEnd command={promotion.command} label={t('models.promote')} isReady={promotion.isReady} onClose={onClose} />
    </form>
  );
}

type LimitsProps = { readonly limits: TakenLimits; readonly onChange: (limits: TakenLimits) => void };

/** Whether the recipe keeps its score limits or takes those of the model's card. */
function LimitsChoice({ limits, onChange }: LimitsProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group label={t('models.limits')} value={limits} onChange={(value) => onChange(value as TakenLimits)}>
      <Group mt="xs">
        <Radio value="keep" label={t('models.limits-keep')} />
        <Radio value="card" label={t('models.limits-card')} />
      </Group>
    </Radio.Group>
  );
}

import { Button, Checkbox, Group, Radio, Select, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelSummary } from '../../../preload/contract/models/model.ts';
import { type ObjectionCode, objectionWeights } from '../../../preload/contract/models/model-objection.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useCommand, useOperation } from '../../ui/engine/use-operation.ts';
import { objectionSentence } from '../../ui/words/model-sentences.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import { isReason } from './is-reason.ts';

type Props = {
  readonly model: ModelSummary;
  readonly all: readonly ModelSummary[];
  readonly onClose: () => void;
};

/** Makes a model the champion of a recipe: what speaks against it, what is set aside, and why. */
export function PromoteForm({ model, all, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const toasts = useToasts();
  const [recipeId, setRecipeId] = useState<string | null>(null);
  const [despite, setDespite] = useState<readonly ObjectionCode[]>([]);
  const [limits, setLimits] = useState<'keep' | 'card'>('keep');
  const [reason, setReason] = useState('');
  const recipes = (useOperation('recipe.list', {}).data ?? []).filter(({ body }) => body.modelSha256 !== model.sha256);
  const recipe = recipes.find(({ id }) => String(id) === recipeId) ?? recipes[0] ?? null;
  const objections = useOperation(
    'model.objections',
    { recipeId: recipe?.id ?? (1 as never), sha256: model.sha256 },
    { isEnabled: recipe !== null },
  );
  const suggests = useOperation('model.card', { sha256: model.sha256 }).data?.thresholds !== undefined;
  const promote = useCommand('model.promote', ['model.list', 'model.standings', 'model.history', 'recipe.list']);
  const name = `${model.family} ${model.version}`;
  if (recipe === null) return <p className={styles.lead}>{t('models.promote-none')}</p>;
  const champion = all.find(({ sha256 }) => sha256 === recipe.body.modelSha256);
  const standing = (objections.data ?? []).filter(
    ({ code }) => objectionWeights[code] === 'fatal' || (objectionWeights[code] === 'grave' && !despite.includes(code)),
  );
  const isReady = objections.data !== undefined && standing.length === 0 && isReason(reason);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    promote.mutate(
      { recipeId: recipe.id, basedOn: recipe.version, sha256: model.sha256, reason, despite: [...despite], limits },
      {
        onSuccess: () => {
          toasts.done(t('models.promoted', { name }));
          onClose();
        },
      },
    );
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
        onChange={(value) => {
          setRecipeId(value);
          setDespite([]);
        }}
      />
      <Loaded query={objections} height="3rem">
        {(found) =>
          found.length === 0 ? (
            <p className={styles.lead}>{t('models.nothing')}</p>
          ) : (
            <ul className={styles.objections}>
              {found.map((objection) => (
                <li key={objection.code}>
                  {objectionSentence(objection, t, format)}
                  {objectionWeights[objection.code] === 'grave' && (
                    <Checkbox
                      className={styles.despite}
                      label={t('models.despite')}
                      checked={despite.includes(objection.code)}
                      onChange={(event) =>
                        setDespite(
                          event.currentTarget.checked
                            ? [...despite, objection.code]
                            : despite.filter((code) => code !== objection.code),
                        )
                      }
                    />
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {suggests && (
        <Radio.Group
          label={t('models.limits')}
          value={limits}
          onChange={(value) => setLimits(value as 'keep' | 'card')}
        >
          <Group mt="xs">
            <Radio value="keep" label={t('models.limits-keep')} />
            <Radio value="card" label={t('models.limits-card')} />
          </Group>
        </Radio.Group>
      )}
      <Textarea
        label={t('models.reason')}
        description={t('models.reason-hint')}
        autosize
        maxLength={500}
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {promote.isError && <FaultNotice error={promote.error} />}
      <Group gap="xs">
        <Button type="submit" disabled={!isReady} loading={promote.isPending}>
          {t('models.promote')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </Group>
    </form>
  );
}

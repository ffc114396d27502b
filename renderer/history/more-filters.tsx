import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { historyFilterSchema } from '../../preload/contract/parts/history.ts';
import type { Recipe } from '../../preload/contract/station/recipe.ts';
import { personIdSchema, recipeIdSchema, rolloutIdSchema } from '../../preload/contract/values/units.ts';
import { rolloutName } from '../models/rollout/rollout-words.ts';
import { MomentField } from '../ui/controls/moment-field.tsx';
import { NumberField } from '../ui/controls/number-field.tsx';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useSession } from '../ui/engine/use-session.ts';
import { useFormat } from '../ui/words/use-format.ts';
import type { FilterProps } from './filter-props.ts';
import styles from './history.module.css';

const { verdict, disposition, ask, counted, arm } = historyFilterSchema.shape;
const VERDICTS = verdict.unwrap().options;
const DISPOSITIONS = disposition.unwrap().options;
const ASKS = ask.unwrap().options;
const COUNTED = counted.unwrap().options;
const ARMS = arm.unwrap().options;

/** The less usual filters. */
export function MoreFilters(props: FilterProps) {
  const recipes = useOperation('recipe.list', {}).data ?? [];
  const classes = [...new Set(recipes.flatMap(({ body }) => body.defects.map(({ className }) => className)))];
  return (
    <div className={styles.fields}>
      <TimeFilters {...props} />
      <DetectionFilters {...props} classes={classes} />
      <DecisionFilters {...props} />
      <CountFilters {...props} classes={classes} />
      <SetUpFilters {...props} recipes={recipes} />
      <RolloutFilters {...props} />
    </div>
  );
}

type ClassProps = FilterProps & { readonly classes: readonly string[] };

function TimeFilters({ filter, change }: FilterProps) {
  const { t } = useTranslation();
  return (['from', 'until'] as const).map((end) => (
    <MomentField key={end} label={t(`history.${end}`)} value={filter[end]} onChange={(at) => change({ [end]: at })} />
  ));
}

/** What the model marked and decided. */
function DetectionFilters({ filter, change, classes }: ClassProps) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        label={t('history.class')}
        value={filter.className}
        onChange={(className) => change({ className })}
        data={named(classes)}
      />
      {(['minScore', 'maxScore'] as const).map((limit) => (
        <NumberField
          key={limit}
          label={t(`history.${limit}`)}
          min={0}
          max={1}
          step={0.05}
          decimalScale={2}
          value={filter[limit]}
          onChange={(value) => change({ [limit]: value })}
          onClear={() => change({ [limit]: null })}
        />
      ))}
      <Choice
        label={t('history.verdict')}
        value={filter.verdict}
        onChange={(value) => change({ verdict: VERDICTS.find((one) => one === value) ?? null })}
        data={VERDICTS.map((one) => ({ value: one, label: t(`history.verdict-${one}`) }))}
      />
    </>
  );
}

/** What people decided, and why they were asked. */
function DecisionFilters({ filter, change }: FilterProps) {
  const { t } = useTranslation();
  const people = useOperation('person.list', {}).data ?? [];
  return (
    <>
      <Choice
        label={t('history.disposition')}
        value={filter.disposition}
        onChange={(value) => change({ disposition: DISPOSITIONS.find((one) => one === value) ?? null })}
        data={DISPOSITIONS.map((one) => ({
          value: one,
          label: one === 'none' ? t('history.undecided') : t(`disposition.${one}`),
        }))}
      />
      <Choice
        label={t('history.person')}
        value={filter.personId === null ? null : String(filter.personId)}
        onChange={(id) => change({ personId: id === null ? null : personIdSchema.parse(Number(id)) })}
        data={people.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Choice
        label={t('history.ask')}
        value={filter.ask}
        onChange={(value) => change({ ask: ASKS.find((one) => one === value) ?? null })}
        data={ASKS.map((one) => ({ value: one, label: t(`history.ask-${one}`) }))}
      />
    </>
  );
}

/** What the part counts as in the figures. */
function CountFilters({ filter, change, classes }: ClassProps) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        label={t('history.failed-for')}
        value={filter.failedFor}
        onChange={(failedFor) => change({ failedFor })}
        data={named(classes)}
      />
      <Choice
        label={t('history.counted')}
        value={filter.counted}
        onChange={(value) => change({ counted: COUNTED.find((one) => one === value) ?? null })}
        data={COUNTED.map((one) => ({ value: one, label: t(`history.counted-${one}`) }))}
      />
    </>
  );
}

/** What the part was inspected with. */
function SetUpFilters({ filter, change, recipes }: FilterProps & { readonly recipes: readonly Recipe[] }) {
  const { t } = useTranslation();
  const models = useOperation('model.list', {}).data ?? [];
  const modelChoices = models.map(({ sha256, family, version }) => ({ value: sha256, label: `${family} ${version}` }));
  return (
    <>
      <Choice
        label={t('history.recipe')}
        value={filter.recipeId === null ? null : String(filter.recipeId)}
        onChange={(id) => change({ recipeId: id === null ? null : recipeIdSchema.parse(Number(id)) })}
        data={recipes.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Choice
        label={t('history.model')}
        value={filter.modelSha256}
        onChange={(modelSha256) => change({ modelSha256 })}
        data={modelChoices}
      />
      <Choice
        label={t('history.disputed-by')}
        value={filter.disputedBy}
        onChange={(disputedBy) => change({ disputedBy })}
        data={modelChoices}
      />
    </>
  );
}

/** Which way the part went in a roll-out. */
function RolloutFilters({ filter, change }: FilterProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isLeader = useSession().role !== 'operator';
  const rollouts = useOperation('rollout.list', {}, { isEnabled: isLeader }).data ?? [];
  return (
    <>
      {isLeader && (
        <Choice
          label={t('history.rollout')}
          value={filter.rolloutId === null ? null : String(filter.rolloutId)}
          onChange={(id) => change({ rolloutId: id === null ? null : rolloutIdSchema.parse(Number(id)) })}
          data={rollouts.map((rollout) => ({ value: String(rollout.id), label: rolloutName(rollout, t, format) }))}
        />
      )}
      <Choice
        label={t('history.arm')}
        value={filter.arm}
        onChange={(value) => change({ arm: ARMS.find((one) => one === value) ?? null })}
        data={ARMS.map((one) => ({ value: one, label: t(`history.arm-${one}`) }))}
      />
    </>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly data: readonly { readonly value: string; readonly label: string }[];
};

function Choice({ data, ...field }: ChoiceProps) {
  const { t } = useTranslation();
  return <Select {...field} clearable placeholder={t('history.any')} data={[...data]} />;
}

/** Names used as they are. */
function named(names: readonly string[]): ChoiceProps['data'] {
  return names.map((name) => ({ value: name, label: name }));
}

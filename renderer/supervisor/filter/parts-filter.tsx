import { Autocomplete, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportFilter } from '../../../preload/contract/reports/report.ts';
import { laneIdSchema, recipeIdSchema } from '../../../preload/contract/values/units.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useReport } from '../use-report.ts';
import styles from './filter-bar.module.css';

type Props = { readonly filter: ReportFilter; readonly onChange: (change: Partial<ReportFilter>) => void };

/** Limits the charts to a lane, lot, recipe or model. */
export function PartsFilter({ filter, onChange }: Props) {
  const { t } = useTranslation();
  const lanes = useOperation('lane.list', {}).data ?? [];
  const recipes = useOperation('recipe.list', {}).data ?? [];
  const models = useOperation('model.list', {}).data ?? [];
  const lots = useReport('report.lots', { ...filter, lot: null }).data ?? [];
  return (
    <div className={styles.row}>
      <Select
        className={styles.field}
        aria-label={t('supervisor.filter.lane')}
        placeholder={t('supervisor.filter.every-lane')}
        clearable
        value={filter.laneId === null ? null : String(filter.laneId)}
        onChange={(id) => onChange({ laneId: id === null ? null : laneIdSchema.parse(Number(id)) })}
        data={lanes.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Autocomplete
        className={styles.field}
        aria-label={t('supervisor.filter.lot')}
        placeholder={t('supervisor.filter.every-lot')}
        clearable
        value={filter.lot ?? ''}
        maxLength={200}
        limit={50}
        onChange={(lot) => onChange({ lot: lot === '' ? null : lot })}
        data={lots}
      />
      <Select
        className={styles.field}
        aria-label={t('supervisor.filter.recipe')}
        placeholder={t('supervisor.filter.every-recipe')}
        clearable
        value={filter.recipeId === null ? null : String(filter.recipeId)}
        onChange={(id) => onChange({ recipeId: id === null ? null : recipeIdSchema.parse(Number(id)) })}
        data={recipes.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Select
        className={styles.field}
        aria-label={t('supervisor.filter.model')}
        placeholder={t('supervisor.filter.every-model')}
        clearable
        value={filter.modelSha256}
        onChange={(modelSha256) => onChange({ modelSha256 })}
        data={models.map(({ sha256, family, version }) => ({ value: sha256, label: `${family} ${version}` }))}
      />
    </div>
  );
}

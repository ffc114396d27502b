import { Autocomplete, SegmentedControl, Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportPeriod } from '../../../preload/contract/reports/report.ts';
import { laneIdSchema, recipeIdSchema } from '../../../preload/contract/values/units.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useReport } from '../use-report.ts';
import { CustomPeriod } from './custom-period.tsx';
import styles from './filter-bar.module.css';
import { PeriodCaption } from './period-caption.tsx';
import { useReportFilter } from './use-report-filter.ts';

const kinds = ['shift', 'day', 'week', 'custom'] as const satisfies readonly ReportPeriod['kind'][];
const WEEK_MS = 7 * 24 * 60 * 60_000;

/** What all charts of the screen are narrowed to. */
export function FilterBar() {
  const { t } = useTranslation();
  const { filter, isCompared, change, compare } = useReportFilter();
  const lanes = useOperation('lane.list', {}).data ?? [];
  const recipes = useOperation('recipe.list', {}).data ?? [];
  const models = useOperation('model.list', {}).data ?? [];
  const lots = useReport('report.lots', { ...filter, lot: null }).data ?? [];
  const choose = (kind: ReportPeriod['kind']) => {
    const until = Date.now();
    change({ period: kind === 'custom' ? { kind, from: until - WEEK_MS, until } : { kind } });
  };
  return (
    <section className={styles.bar} aria-label={t('supervisor.filter.name')}>
      <div className={styles.row}>
        <SegmentedControl
          aria-label={t('supervisor.filter.period')}
          value={filter.period.kind}
          onChange={(value) => choose(kinds.find((kind) => kind === value) ?? 'day')}
          data={kinds.map((kind) => ({ value: kind, label: t(`supervisor.filter.${kind}`) }))}
        />
        {filter.period.kind === 'custom' && (
          <CustomPeriod period={filter.period} onChange={(period) => change({ period })} />
        )}
        <PeriodCaption filter={filter} isCompared={isCompared} />
        <Switch
          label={t('supervisor.filter.compare')}
          checked={isCompared}
          onChange={({ currentTarget }) => compare(currentTarget.checked)}
        />
      </div>
      <div className={styles.row}>
        <Select
          className={styles.field}
          aria-label={t('supervisor.filter.lane')}
          placeholder={t('supervisor.filter.every-lane')}
          clearable
          value={filter.laneId === null ? null : String(filter.laneId)}
          onChange={(id) => change({ laneId: id === null ? null : laneIdSchema.parse(Number(id)) })}
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
          onChange={(lot) => change({ lot: lot === '' ? null : lot })}
          data={lots}
        />
        <Select
          className={styles.field}
          aria-label={t('supervisor.filter.recipe')}
          placeholder={t('supervisor.filter.every-recipe')}
          clearable
          value={filter.recipeId === null ? null : String(filter.recipeId)}
          onChange={(id) => change({ recipeId: id === null ? null : recipeIdSchema.parse(Number(id)) })}
          data={recipes.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <Select
          className={styles.field}
          aria-label={t('supervisor.filter.model')}
          placeholder={t('supervisor.filter.every-model')}
          clearable
          value={filter.modelSha256}
          onChange={(modelSha256) => change({ modelSha256 })}
          data={models.map(({ sha256, family, version }) => ({ value: sha256, label: `${family} ${version}` }))}
        />
      </div>
    </section>
  );
}

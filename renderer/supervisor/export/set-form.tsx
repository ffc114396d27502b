import { Select } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelSourceSchema, setPresetSchema } from '../../../preload/contract/station/transfer.ts';
import { FieldRow } from '../../settings/form-page.tsx';
import { Empty } from '../../ui/controls/empty.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { Choice } from './choice.tsx';
import styles from './export.module.css';
import { ExportBar } from './export-bar.tsx';
import { PeriodChoice } from './period-choice.tsx';
import { type SetShape, SplitFields } from './split-fields.tsx';
import { useRecordFilter } from './use-record-filter.ts';
import type { TransferControl } from './use-transfer.ts';

const STARTING_SHAPE: SetShape = {
  format: 'yolo',
  preset: 'all',
  labels: 'person',
  together: 'serial-and-lot',
  seed: 'lupa',
  val: 0.15,
  test: 0.15,
};

/** Pictures and labels to train with. */
export function SetForm({ control }: { readonly control: TransferControl }) {
  const { t } = useTranslation();
  const { period, setPeriod, record } = useRecordFilter('all');
  const [shape, setShape] = useState(STARTING_SHAPE);
  const [chosen, setChosen] = useState<number | null>(null);
  const recipes = useOperation('recipe.list', {}).data;
  const change = (changes: Partial<SetShape>) => setShape((before) => ({ ...before, ...changes }));
  const recipe = recipes?.find(({ id }) => id === (chosen ?? record?.recipeId)) ?? recipes?.[0];
  if (recipes?.length === 0) return <Empty Icon={IconChecklist} title={t('transfer.no-recipe')} />;
  const isWhole = record !== null && recipe !== undefined && shape.seed.trim() !== '';
  return (
    <>
      <div className={styles.choices}>
        <PeriodChoice value={period} onChange={setPeriod} />
        <Choice
          label={t('transfer.format')}
          value={shape.format}
          options={[
            { value: 'yolo', label: t('transfer.format-yolo') },
            { value: 'coco', label: t('transfer.format-coco') },
          ]}
          onChange={(format) => change({ format })}
        />
      </div>
      <FieldRow>
        <Select
          label={t('transfer.recipe')}
          description={t('transfer.recipe-hint')}
          allowDeselect={false}
          value={recipe === undefined ? null : String(recipe.id)}
          data={(recipes ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(id) => setChosen(Number(id))}
        />
        <Select
          label={t('transfer.preset')}
          allowDeselect={false}
          value={shape.preset}
          data={setPresetSchema.options.map((value) => ({ value, label: t(`transfer.presets.${value}`) }))}
          onChange={(value) => change({ preset: setPresetSchema.catch(shape.preset).parse(value) })}
        />
        <Select
          label={t('transfer.source')}
          description={shape.labels === 'two-models' ? t('transfer.two-models-hint') : undefined}
          allowDeselect={false}
          value={shape.labels}
          data={labelSourceSchema.options.map((value) => ({ value, label: t(`transfer.source-${value}`) }))}
          onChange={(value) => change({ labels: labelSourceSchema.catch(shape.labels).parse(value) })}
        />
      </FieldRow>
      <SplitFields shape={shape} onChange={change} />
      <ExportBar
        order={isWhole ? { kind: 'training-set', filter: { ...record, recipeId: recipe.id }, ...shape } : null}
        control={control}
      />
    </>
  );
}

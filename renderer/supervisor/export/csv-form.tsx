import { Select, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvOrder } from '../../../preload/contract/station/transfer.ts';
import { FieldRow } from '../../settings/form-page.tsx';
import { languageOf } from '../../ui/words/language.ts';
import { Choice } from './choice.tsx';
import styles from './export.module.css';
import { ExportBar } from './export-bar.tsx';
import { PeriodChoice } from './period-choice.tsx';
import { useRecordFilter } from './use-record-filter.ts';
import type { TransferControl } from './use-transfer.ts';

type Shape = Omit<CsvOrder, 'kind' | 'filter'>;
const separators = [',', ';', '\t'] as const;
const decimals = ['.', ','] as const;

/** What spreadsheets of this language open without asking. */
function shapeFor(language: 'en' | 'es'): Shape {
  const numbers =
    language === 'es' ? ({ separator: ';', decimal: ',' } as const) : ({ separator: ',', decimal: '.' } as const);
  return { which: 'judged', rows: 'inspections', hasByteOrderMark: true, keepsDigits: false, ...numbers };
}

/** A table of records. */
export function CsvForm({ control }: { readonly control: TransferControl }) {
  const { t, i18n } = useTranslation();
  const { period, setPeriod, record } = useRecordFilter('filter');
  const [shape, setShape] = useState(() => shapeFor(languageOf(i18n.language)));
  const change = (changes: Partial<Shape>) => setShape((before) => ({ ...before, ...changes }));
  const separatorName = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;
  return (
    <>
      <div className={styles.choices}>
        <PeriodChoice value={period} onChange={setPeriod} />
        <Choice
          label={t('transfer.which')}
          value={shape.which}
          options={[
            { value: 'judged', label: t('transfer.which-judged') },
            { value: 'all', label: t('transfer.which-all') },
          ]}
          onChange={(which) => change({ which })}
        />
        <Choice
          label={t('transfer.rows')}
          value={shape.rows}
          options={[
            { value: 'inspections', label: t('transfer.rows-inspections') },
            { value: 'boxes', label: t('transfer.rows-boxes') },
          ]}
          onChange={(rows) => change({ rows })}
        />
      </div>
      <FieldRow>
        <Select
          label={t('transfer.separator')}
          allowDeselect={false}
          value={shape.separator}
          data={separators.map((value) => ({ value, label: t(`transfer.separator-${separatorName[value]}`) }))}
          onChange={(value) => change({ separator: separators.find((each) => each === value) ?? shape.separator })}
        />
        <Select
          label={t('transfer.decimal')}
          allowDeselect={false}
          value={shape.decimal}
          data={decimals.map((value) => ({ value, label: t(`transfer.decimal-${value === '.' ? 'point' : 'comma'}`) }))}
          onChange={(value) => change({ decimal: decimals.find((each) => each === value) ?? shape.decimal })}
        />
        <Switch
          label={t('transfer.bom')}
          description={t('transfer.bom-hint')}
          checked={shape.hasByteOrderMark}
          onChange={({ currentTarget }) => change({ hasByteOrderMark: currentTarget.checked })}
        />
        <Switch
          label={t('transfer.keep-digits')}
          description={t('transfer.keep-digits-hint')}
          checked={shape.keepsDigits}
          onChange={({ currentTarget }) => change({ keepsDigits: currentTarget.checked })}
        />
      </FieldRow>
      <ExportBar order={record === null ? null : { kind: 'csv', filter: record, ...shape }} control={control} />
    </>
  );
}

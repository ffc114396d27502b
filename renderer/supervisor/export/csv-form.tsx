import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOf } from '../../ui/words/language.ts';
import { Choice } from './choice.tsx';
import { type CsvShape, CsvShapeFields } from './csv-shape-fields.tsx';
import styles from './export.module.css';
import { ExportBar } from './export-bar.tsx';
import { PeriodChoice } from './period-choice.tsx';
import { useRecordFilter } from './use-record-filter.ts';
import type { TransferControl } from './use-transfer.ts';

/** What spreadsheets of this language open without asking. */
function shapeFor(language: 'en' | 'es'): CsvShape {
  const numbers =
    language === 'es' ? ({ separator: ';', decimal: ',' } as const) : ({ separator: ',', decimal: '.' } as const);
  return { which: 'judged', rows: 'inspections', hasByteOrderMark: true, keepsDigits: false, ...numbers };
}

/** A table of records. */
export function CsvForm({ control }: { readonly control: TransferControl }) {
  const { t, i18n } = useTranslation();
  const { period, setPeriod, record } = useRecordFilter('filter');
  const [shape, setShape] = useState(() => shapeFor(languageOf(i18n.language)));
  const change = (changes: Partial<CsvShape>) => setShape((before) => ({ ...before, ...changes }));
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
      <CsvShapeFields shape={shape} onChange={change} />
      <ExportBar order={record === null ? null : { kind: 'csv', filter: record, ...shape }} control={control} />
    </>
  );
}

import { Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CsvOrder } from '../../../preload/contract/station/transfer.ts';
import { FieldRow } from '../../settings/form-page.tsx';

export type CsvShape = Omit<CsvOrder, 'kind' | 'filter'>;
type Props = { readonly shape: CsvShape; readonly onChange: (change: Partial<CsvShape>) => void };

const separators = [',', ';', '\t'] as const;
const decimals = ['.', ','] as const;
const separatorName = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

/** Separator, decimal mark and encoding, so that spreadsheets read numbers as numbers. */
export function CsvShapeFields({ shape, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <FieldRow>
      <Select
        label={t('transfer.separator')}
        allowDeselect={false}
        value={shape.separator}
        data={separators.map((value) => ({ value, label: t(`transfer.separator-${separatorName[value]}`) }))}
        onChange={(value) => onChange({ separator: separators.find((each) => each === value) ?? shape.separator })}
      />
      <Select
        label={t('transfer.decimal')}
        allowDeselect={false}
        value={shape.decimal}
        data={decimals.map((value) => ({ value, label: t(`transfer.decimal-${value === '.' ? 'point' : 'comma'}`) }))}
        onChange={(value) => onChange({ decimal: decimals.find((each) => each === value) ?? shape.decimal })}
      />
      <Switch
        label={t('transfer.bom')}
        description={t('transfer.bom-hint')}
        checked={shape.hasByteOrderMark}
        onChange={({ currentTarget }) => onChange({ hasByteOrderMark: currentTarget.checked })}
      />
      <Switch
        label={t('transfer.keep-digits')}
        description={t('transfer.keep-digits-hint')}
        checked={shape.keepsDigits}
        onChange={({ currentTarget }) => onChange({ keepsDigits: currentTarget.checked })}
      />
    </FieldRow>
  );
}

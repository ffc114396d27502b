import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SetOrder } from '../../../preload/contract/station/transfer.ts';
import { FieldRow } from '../../settings/form-page.tsx';
import { NumberField } from '../../ui/controls/number-field.tsx';

/** All settings of a training set except which parts it contains. */
export type SetShape = Omit<SetOrder, 'kind' | 'filter'>;
type Props = { readonly shape: SetShape; readonly onChange: (change: Partial<SetShape>) => void };

const PERCENT = 100;
const MAX_PERCENT = 50;

/** How the set is split into training, validation and test, and what stays together. */
export function SplitFields({ shape, onChange }: Props) {
  const { t } = useTranslation();
  const share = (which: 'val' | 'test') => (
    <NumberField
      label={t(`transfer.${which}`)}
      suffix=" %"
      allowDecimal={false}
      min={0}
      max={MAX_PERCENT}
      value={Math.round(shape[which] * PERCENT)}
      onChange={(value) => onChange({ [which]: value / PERCENT })}
    />
  );
  return (
    <FieldRow>
      <Select
        label={t('transfer.together')}
        description={t('transfer.together-hint')}
        allowDeselect={false}
        value={shape.together}
        data={(['serial-and-lot', 'serial'] as const).map((value) => ({
          value,
          label: t(`transfer.together-${value}`),
        }))}
        onChange={(value) => onChange({ together: value === 'serial' ? 'serial' : 'serial-and-lot' })}
      />
      {share('val')}
      {share('test')}
      <TextInput
        label={t('transfer.seed')}
        description={t('transfer.seed-hint')}
        maxLength={100}
        value={shape.seed}
        error={shape.seed.trim() === '' && t('transfer.seed-missing')}
        onChange={({ currentTarget }) => onChange({ seed: currentTarget.value })}
      />
    </FieldRow>
  );
}

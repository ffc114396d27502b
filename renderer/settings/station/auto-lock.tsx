import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../ui/controls/number-field.tsx';
import { FieldRow } from '../form-page.tsx';

const USUAL_MINUTES = 10;
const LONGEST_MINUTES = 480;

type Props = { readonly minutes: number | null; readonly onChange: (minutes: number | null) => void };

/** When an untouched window is signed out; `null` means never. */
export function AutoLock({ minutes, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <FieldRow>
      <Switch
        label={t('settings.lock-auto')}
        checked={minutes !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? USUAL_MINUTES : null)}
      />
      {minutes !== null && (
        <NumberField
          label={t('settings.lock-after')}
          suffix=" min"
          min={1}
          max={LONGEST_MINUTES}
          allowDecimal={false}
          value={minutes}
          onChange={onChange}
        />
      )}
    </FieldRow>
  );
}

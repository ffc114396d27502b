import { Button } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { playAlarm } from '../../shell/alarm-tone.ts';
import { NumberField } from '../../ui/controls/number-field.tsx';
import { FieldRow } from '../form-page.tsx';

type Props = { readonly percent: number; readonly onChange: (percent: number) => void };

/** How loud the tone is that calls a person, and a button to hear it before saving. */
export function AlarmVolume({ percent, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <FieldRow>
      <NumberField
        label={t('settings.alarm-volume')}
        suffix=" %"
        min={0}
        max={100}
        step={10}
        allowDecimal={false}
        value={percent}
        onChange={onChange}
      />
      <Button
        variant="default"
        leftSection={<IconVolume size="1.1rem" aria-hidden />}
        disabled={percent === 0}
        onClick={() => playAlarm(percent)}
      >
        {t('settings.alarm-try')}
      </Button>
    </FieldRow>
  );
}

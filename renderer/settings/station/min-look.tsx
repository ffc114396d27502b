import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const SHORTEST_MS = 100;
const LONGEST_MS = 5_000;

type Props = { readonly ms: number; readonly onChange: (ms: number) => void };

/** How long a part must be on screen in review before an answer is accepted. */
export function MinLook({ ms, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <NumberInput
      w="14rem"
      label={t('settings.min-look')}
      suffix=" ms"
      min={SHORTEST_MS}
      max={LONGEST_MS}
      step={50}
      clampBehavior="strict"
      allowDecimal={false}
      value={ms}
      onChange={(value) => typeof value === 'number' && onChange(value)}
    />
  );
}

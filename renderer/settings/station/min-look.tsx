import { useTranslation } from 'react-i18next';
import { NumberField } from '../../ui/controls/number-field.tsx';

const SHORTEST_MS = 100;
const LONGEST_MS = 5_000;

type Props = { readonly ms: number; readonly onChange: (ms: number) => void };

/** How long a part must be on screen in review before an answer is accepted. */
export function MinLook({ ms, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <NumberField
      w="14rem"
      label={t('settings.min-look')}
      suffix=" ms"
      min={SHORTEST_MS}
      max={LONGEST_MS}
      step={50}
      allowDecimal={false}
      value={ms}
      onChange={onChange}
    />
  );
}

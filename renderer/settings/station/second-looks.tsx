import { useTranslation } from 'react-i18next';
import type { StationSettings } from '../../../preload/contract/station/settings.ts';
import { NumberField } from '../../ui/controls/number-field.tsx';
import { FieldRow } from '../form-page.tsx';

const MOST_PERCENT = 50;
const MOST_HOURS = 720;

type Props = {
  /** A share, 0 to 1. */
  readonly share: number;
  readonly hours: number;
  readonly onChange: (change: Partial<Pick<StationSettings, 'secondLookShare' | 'secondLookHours'>>) => void;
};

/** How many of the turns in review are reserved for items no line waits for, and after how long one comes sooner. */
export function SecondLooks({ share, hours, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <FieldRow>
      <NumberField
        label={t('settings.second-look-share')}
        suffix=" %"
        min={0}
        max={MOST_PERCENT}
        allowDecimal={false}
        value={Math.round(100 * share)}
        onChange={(percent) => onChange({ secondLookShare: percent / 100 })}
      />
      <NumberField
        label={t('settings.second-look-hours')}
        suffix=" h"
        min={1}
        max={MOST_HOURS}
        allowDecimal={false}
        value={hours}
        onChange={(secondLookHours) => onChange({ secondLookHours })}
      />
    </FieldRow>
  );
}

import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StationSettings } from '../../../preload/contract/station/settings.ts';
import { NumberField } from '../../ui/controls/number-field.tsx';
import { FieldRow, FormGroup } from '../form-page.tsx';

const FIRST_GUESS_WORKERS = 2;

type EngineLimits = Pick<StationSettings, 'workers' | 'maxPictureMegapixels'>;
type Props = { readonly limits: EngineLimits; readonly onChange: (change: Partial<EngineLimits>) => void };

/** How hard the engine may work, and how large an image it accepts. */
export function EngineFields({ limits: { workers, maxPictureMegapixels }, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t('storage.engine')}>
      <Switch
        label={t('storage.workers-auto')}
        description={t('storage.workers-auto-hint')}
        checked={workers === null}
        onChange={(event) => onChange({ workers: event.currentTarget.checked ? null : FIRST_GUESS_WORKERS })}
      />
      <FieldRow>
        {workers !== null && (
          <NumberField
            label={t('storage.workers')}
            min={1}
            max={64}
            value={workers}
            allowDecimal={false}
            onChange={(next) => onChange({ workers: next })}
          />
        )}
        <NumberField
          label={t('storage.megapixels')}
          description={t('storage.megapixels-hint')}
          min={1}
          max={1000}
          value={maxPictureMegapixels}
          allowDecimal={false}
          onChange={(next) => onChange({ maxPictureMegapixels: next })}
        />
      </FieldRow>
    </FormGroup>
  );
}

import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../ui/controls/number-field.tsx';
import { FieldRow, FormGroup } from '../../form-page.tsx';
import { PercentInput } from '../limits/percent-input.tsx';
import type { BodyFields } from './fields.ts';

/** How many items are shown to measure the people instead of the parts. */
export function ConsistencyFields({ body, onChange }: BodyFields) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t('recipe.consistency')} hint={t('recipe.consistency-hint')}>
      <FieldRow>
        <PercentInput
          label={t('recipe.repeat')}
          hint={t('recipe.repeat-hint')}
          share={body.repeatShare}
          onChange={(repeatShare) => onChange({ repeatShare })}
        />
        <NumberField
          label={t('recipe.repeat-after')}
          description={t('recipe.repeat-after-hint')}
          suffix=" min"
          min={1}
          max={30 * 24 * 60}
          allowDecimal={false}
          value={body.repeatAfterMinutes}
          onChange={(repeatAfterMinutes) => onChange({ repeatAfterMinutes })}
        />
        <PercentInput
          label={t('recipe.challenge')}
          hint={t('recipe.challenge-hint')}
          share={body.challengeShare}
          onChange={(share) => onChange({ challengeShare: Math.min(0.5, share) })}
        />
      </FieldRow>
    </FormGroup>
  );
}

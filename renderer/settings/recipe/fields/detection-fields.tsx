import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../ui/controls/number-field.tsx';
import { FieldRow, FormGroup } from '../../form-page.tsx';
import type { BodyFields } from './fields.ts';

/** What counts as one box, and which boxes are worth keeping. */
export function DetectionFields({ body, onChange }: BodyFields) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t('recipe.detection')}>
      <FieldRow>
        <NumberField
          label={t('recipe.overlap')}
          description={t('recipe.overlap-hint')}
          min={0.05}
          max={1}
          step={0.05}
          decimalScale={2}
          fixedDecimalScale
          value={body.overlapLimit}
          onChange={(overlapLimit) => onChange({ overlapLimit })}
        />
        <NumberField
          label={t('recipe.record-above')}
          description={t('recipe.record-above-hint')}
          min={0}
          max={1}
          step={0.01}
          decimalScale={2}
          fixedDecimalScale
          value={body.recordAbove}
          onChange={(recordAbove) => onChange({ recordAbove })}
        />
      </FieldRow>
    </FormGroup>
  );
}

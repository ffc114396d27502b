import { useTranslation } from 'react-i18next';
import type { PictureLimits } from '../../../../preload/contract/station/recipe.ts';
import { NumberField } from '../../../ui/controls/number-field.tsx';
import { FieldRow, FormGroup } from '../../form-page.tsx';
import { PercentInput } from '../limits/percent-input.tsx';
import type { BodyFields } from './fields.ts';

/** The limits typed in their measured unit: their names, and what may be typed. */
const measured = {
  minBrightness: { label: 'recipe.min-brightness', hint: 'recipe.brightness-hint', min: 0, max: 255, decimalScale: 1 },
  maxBrightness: { label: 'recipe.max-brightness', hint: 'recipe.brightness-hint', min: 0, max: 255, decimalScale: 1 },
  minContrast: { label: 'recipe.min-contrast', hint: 'recipe.contrast-hint', min: 0, max: 127, decimalScale: 1 },
  minSide: { label: 'recipe.min-side', hint: 'recipe.min-side-hint', min: 1, max: 10_000, decimalScale: 0 },
  minSharpness: { label: 'recipe.min-sharpness', hint: 'recipe.sharpness-hint', min: 0, max: 10_000, decimalScale: 1 },
  maxNoise: { label: 'recipe.max-noise', hint: 'recipe.noise-hint', min: 0.1, max: 100, decimalScale: 1 },
  departure: { label: 'recipe.departure', hint: 'recipe.departure-hint', min: 0, max: 100, decimalScale: 1 },
} as const satisfies Record<Exclude<keyof PictureLimits, 'maxBlank'>, unknown>;

/** What an image must look like for a verdict. */
export function PictureFields({ body: { pictureLimits }, onChange }: BodyFields) {
  const { t } = useTranslation();
  const change = (patch: Partial<PictureLimits>) => onChange({ pictureLimits: { ...pictureLimits, ...patch } });
  const inputOf = (name: keyof typeof measured) => {
    const { label, hint, ...typed } = measured[name];
    return (
      <NumberField
        label={t(label)}
        description={t(hint)}
        {...typed}
        value={pictureLimits[name]}
        onChange={(value) => change({ [name]: value })}
      />
    );
  };
  return (
    <FormGroup title={t('recipe.picture')} hint={t('recipe.picture-hint')}>
      <FieldRow>
        {inputOf('minBrightness')}
        {inputOf('maxBrightness')}
        {inputOf('minContrast')}
      </FieldRow>
      <FieldRow>
        {inputOf('minSide')}
        {inputOf('minSharpness')}
        {inputOf('maxNoise')}
      </FieldRow>
      <FieldRow>
        <PercentInput
          label={t('recipe.max-blank')}
          hint={t('recipe.blank-hint')}
          share={pictureLimits.maxBlank}
          onChange={(maxBlank) => change({ maxBlank })}
        />
        {inputOf('departure')}
      </FieldRow>
    </FormGroup>
  );
}

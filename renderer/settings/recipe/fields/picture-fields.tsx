import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PictureLimits } from '../../../../preload/contract/station/recipe.ts';
import { FieldRow, FormGroup } from '../../form-page.tsx';
import { PercentInput } from '../limits/percent-input.tsx';
import type { BodyFields } from './fields.ts';

/** What a picture must look like for a verdict to be given on it. */
export function PictureFields({ body: { pictureLimits }, onChange }: BodyFields) {
  const { t } = useTranslation();
  const field = (name: keyof PictureLimits, most: number, least = 0, decimalScale = 1) => ({
    min: least,
    max: most,
    decimalScale,
    value: pictureLimits[name],
    onChange: (value: number | string) =>
      typeof value === 'number' && onChange({ pictureLimits: { ...pictureLimits, [name]: value } }),
  });
  return (
    <FormGroup title={t('recipe.picture')} hint={t('recipe.picture-hint')}>
      <FieldRow>
        <NumberInput
          label={t('recipe.min-brightness')}
          description={t('recipe.brightness-hint')}
          {...field('minBrightness', 255)}
        />
        <NumberInput
          label={t('recipe.max-brightness')}
          description={t('recipe.brightness-hint')}
          {...field('maxBrightness', 255)}
        />
        <NumberInput
          label={t('recipe.min-contrast')}
          description={t('recipe.contrast-hint')}
          {...field('minContrast', 127)}
        />
      </FieldRow>
      <FieldRow>
        <NumberInput
          label={t('recipe.min-side')}
          description={t('recipe.min-side-hint')}
          {...field('minSide', 10_000, 1, 0)}
        />
        <NumberInput
          label={t('recipe.min-sharpness')}
          description={t('recipe.sharpness-hint')}
          {...field('minSharpness', 10_000)}
        />
        <NumberInput
          label={t('recipe.max-noise')}
          description={t('recipe.noise-hint')}
          {...field('maxNoise', 100, 0.1)}
        />
      </FieldRow>
      <FieldRow>
        <PercentInput
          label={t('recipe.max-blank')}
          hint={t('recipe.blank-hint')}
          share={pictureLimits.maxBlank}
          onChange={(maxBlank) => onChange({ pictureLimits: { ...pictureLimits, maxBlank } })}
        />
        <NumberInput
          label={t('recipe.departure')}
          description={t('recipe.departure-hint')}
          {...field('departure', 100)}
        />
      </FieldRow>
    </FormGroup>
  );
}

import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PictureLimits } from '../../../preload/contract/recipe.ts';
import { FieldRow, FormGroup } from '../form-page.tsx';
import type { BodyFields } from './fields.ts';

/** What a picture must look like for a verdict to be given on it. */
export function PictureFields({ body: { pictureLimits }, onChange }: BodyFields) {
  const { t } = useTranslation();
  const field = (name: keyof PictureLimits, most: number) => ({
    min: 0,
    max: most,
    decimalScale: 1,
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
    </FormGroup>
  );
}

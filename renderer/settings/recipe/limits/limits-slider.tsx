import { RangeSlider } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectLimits } from '../../../../preload/contract/station/recipe.ts';
import { NumberField } from '../../../ui/controls/number-field.tsx';
import styles from '../recipe.module.css';
import { limitsOf, withLimit } from './limits.ts';

type Limits = Pick<DefectLimits, 'rejectAt' | 'clearBelow'>;
type Props = { readonly name: string; readonly limits: Limits; readonly onChange: (limits: Limits) => void };

/** The three bands of a class: clear, a person decides, fail; drawn in the verdict colours because they are verdicts. */
export function LimitsSlider({ name, limits, onChange }: Props) {
  const { t } = useTranslation();
  const { clearBelow, rejectAt } = limits;
  const [begun, setBegun] = useState<Limits | null>(null);
  // While 0.70 is typed, the field reads 0 and then 0.7: only the final value may move the other limit.
  const type = (which: keyof Limits, value: number) => {
    const before = begun ?? limits;
    setBegun(before);
    onChange(withLimit(before, which, value));
  };
  return (
    <div className={styles.limits}>
      <NumberField
        aria-label={t('recipe.clear-below-of', { name })}
        min={0}
        max={1}
        step={0.01}
        decimalScale={2}
        fixedDecimalScale
        value={clearBelow}
        onChange={(value) => type('clearBelow', value)}
        onLeave={() => setBegun(null)}
      />
      <RangeSlider
        className={styles.slider ?? ''}
        style={{ '--clear': `${clearBelow * 100}%`, '--reject': `${rejectAt * 100}%` }}
        classNames={{ track: styles.track ?? '', bar: styles.band ?? '', thumb: styles.thumb ?? '' }}
        min={0}
        max={1}
        step={0.01}
        minRange={0}
        label={null}
        thumbFromLabel={t('recipe.clear-below-of', { name })}
        thumbToLabel={t('recipe.reject-at-of', { name })}
        value={[clearBelow, rejectAt]}
        onChange={([low, high]) => onChange(limitsOf(low, high))}
      />
      <NumberField
        aria-label={t('recipe.reject-at-of', { name })}
        min={0}
        max={1}
        step={0.01}
        decimalScale={2}
        fixedDecimalScale
        value={rejectAt}
        onChange={(value) => type('rejectAt', value)}
        onLeave={() => setBegun(null)}
      />
    </div>
  );
}

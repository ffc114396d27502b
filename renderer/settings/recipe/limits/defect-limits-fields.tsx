import { useTranslation } from 'react-i18next';
import { VerdictMark } from '../../../ui/marks/verdict-mark.tsx';
import { FormGroup } from '../../form-page.tsx';
import type { BodyFields } from '../fields/fields.ts';
import styles from '../recipe.module.css';
import { DefectRow } from './defect-row.tsx';
import { unnamedClasses } from './limits.ts';
import { LimitsSlider } from './limits-slider.tsx';
import { UnnamedClasses } from './unnamed-classes.tsx';

type Props = BodyFields & {
  readonly modelClasses: readonly string[];
  /** Classes of the saved version: their order is that of every exported label, so they stay. */
  readonly fixed: readonly string[];
};

/** Two score limits for every defect class, and for all that are not named. */
export function DefectLimitsFields({ body, onChange, modelClasses, fixed }: Props) {
  const { t } = useTranslation();
  const { defects, otherDefects } = body;
  // Classes that the model cannot find must not be required: such a class can be removed, saved or not.
  const isKnown = (className: string) => modelClasses.length === 0 || modelClasses.includes(className);
  const name = (classNames: readonly string[]) =>
    onChange({ defects: [...defects, ...classNames.map((className) => ({ className, ...otherDefects }))] });
  return (
    <FormGroup title={t('recipe.limits')} hint={t('recipe.limits-hint')}>
      <ul className={styles.legend}>
        <li>
          <VerdictMark signal="PASS" /> {t('recipe.band-pass')}
        </li>
        <li>
          <VerdictMark signal="HOLD" /> {t('recipe.band-hold')}
        </li>
        <li>
          <VerdictMark signal="FAIL" /> {t('recipe.band-fail')}
        </li>
      </ul>
      <div>
        {defects.map((defect, index) => (
          <DefectRow
            key={defect.className}
            defect={defect}
            isFixed={fixed.includes(defect.className) && isKnown(defect.className)}
            onChange={(next) => onChange({ defects: defects.with(index, next) })}
            onRemove={() => onChange({ defects: defects.toSpliced(index, 1) })}
          />
        ))}
        <div className={styles.defect}>
          <span className={styles.className}>
            {defects.length === 0 ? t('recipe.all-classes') : t('recipe.other-classes')}
          </span>
          <LimitsSlider
            name={t('recipe.other-classes')}
            limits={otherDefects}
            onChange={(limits) => onChange({ otherDefects: limits })}
          />
          <span className={styles.code} />
        </div>
      </div>
      <UnnamedClasses classNames={unnamedClasses(modelClasses, defects)} onName={name} />
    </FormGroup>
  );
}

import { ActionIcon, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DefectLimits } from '../../../../preload/contract/station/recipe.ts';
import styles from '../recipe.module.css';
import { LimitsSlider } from './limits-slider.tsx';

type Props = {
  readonly defect: DefectLimits;
  readonly isFixed: boolean;
  readonly onChange: (defect: DefectLimits) => void;
  readonly onRemove: () => void;
};

/** One class of defect: its limits and the plant's own code. */
export function DefectRow({ defect, isFixed, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const { className, plantCode, ...limits } = defect;
  const withCode = (code: string) => onChange({ className, ...limits, ...(code !== '' && { plantCode: code }) });
  return (
    <div className={styles.defect}>
      <span className={styles.className} title={className}>
        {className}
      </span>
      <LimitsSlider name={className} limits={limits} onChange={(next) => onChange({ ...defect, ...next })} />
      {isFixed ? (
        <TextInput
          className={styles.code ?? ''}
          placeholder={t('recipe.plant-code')}
          aria-label={t('recipe.plant-code-of', { name: className })}
          maxLength={40}
          value={plantCode ?? ''}
          onChange={(event) => withCode(event.currentTarget.value)}
        />
      ) : (
        <span className={styles.code}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('recipe.unname', { name: className })}
            onClick={onRemove}
          >
            <IconTrash size="1.2rem" stroke={1.6} />
          </ActionIcon>
        </span>
      )}
    </div>
  );
}

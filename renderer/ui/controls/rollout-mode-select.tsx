import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RolloutMode, rolloutModeSchema } from '../../../preload/contract/models/rollout-plan.ts';

type Props = { readonly mode: RolloutMode; readonly onChange: (mode: RolloutMode) => void };

/** What the challenger's say is worth in its share of the parts, with the risk of the choice in one sentence. */
export function RolloutModeSelect({ mode, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('rollout-plan.mode')}
      description={t(`rollout-plan.mode-${mode}-hint`)}
      allowDeselect={false}
      data={rolloutModeSchema.options.map((value) => ({ value, label: t(`rollout-plan.mode-${value}`) }))}
      value={mode}
      onChange={(value) => onChange(rolloutModeSchema.options.find((each) => each === value) ?? mode)}
    />
  );
}

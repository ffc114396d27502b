import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type AutomationLevel, automationLevelSchema } from '../../../../preload/contract/station/recipe.ts';
import { FormGroup } from '../../form-page.tsx';

type Props = { readonly level: AutomationLevel; readonly onChange: (level: AutomationLevel) => void };

/** Who decides: five levels, from people alone to the model alone. */
export function AutomationField({ level, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t('recipe.automation')} hint={t('recipe.automation-hint')}>
      <Radio.Group
        aria-label={t('recipe.automation')}
        value={level}
        onChange={(value) => onChange(automationLevelSchema.parse(value))}
      >
        {automationLevelSchema.options.map((value) => (
          <Radio
            key={value}
            value={value}
            label={t(`automation.${value}.name`)}
            description={t(`automation.${value}.text`)}
          />
        ))}
      </Radio.Group>
    </FormGroup>
  );
}

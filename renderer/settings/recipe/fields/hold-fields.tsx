import { Checkbox, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { HOLD_LONGEST_MS, recipeBodySchema } from '../../../../preload/contract/station/recipe.ts';
import { NumberField } from '../../../ui/controls/number-field.tsx';
import { FieldRow, FormGroup } from '../../form-page.tsx';
import type { BodyFields } from './fields.ts';

const MINUTE = 60_000;
const LONGEST_MINUTES = HOLD_LONGEST_MS / MINUTE;
const onTimeoutSchema = recipeBodySchema.shape.hold.shape.onTimeout;
const extraSchema = recipeBodySchema.shape.extraDispositions;

/** How long the line waits for a person, what happens to the part then, and which answers a person has. */
export function HoldFields({ body, onChange }: BodyFields) {
  const { t } = useTranslation();
  const { hold, extraDispositions } = body;
  return (
    <FormGroup title={t('recipe.hold')} hint={t('recipe.hold-hint')}>
      <FieldRow>
        <NumberField
          label={t('recipe.hold-timeout')}
          description={t('recipe.hold-timeout-hint')}
          suffix=" min"
          min={0.1}
          max={LONGEST_MINUTES}
          decimalScale={1}
          value={hold.timeoutMs / MINUTE}
          onChange={(minutes) => onChange({ hold: { ...hold, timeoutMs: Math.round(minutes * MINUTE) } })}
        />
        <Select
          label={t('recipe.hold-then')}
          description={t('recipe.hold-then-hint')}
          allowDeselect={false}
          data={onTimeoutSchema.options.map((value) => ({ value, label: t(`disposition.${value}`) }))}
          value={hold.onTimeout}
          onChange={(value) => onChange({ hold: { ...hold, onTimeout: onTimeoutSchema.parse(value) } })}
        />
      </FieldRow>
      <Checkbox.Group
        label={t('recipe.extra')}
        description={t('recipe.extra-hint')}
        value={[...extraDispositions]}
        onChange={(values) => onChange({ extraDispositions: extraSchema.parse(values) })}
      >
        {extraSchema.element.options.map((value) => (
          <Checkbox key={value} value={value} label={t(`disposition.${value}`)} />
        ))}
      </Checkbox.Group>
    </FormGroup>
  );
}

import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ModelSummary } from '../../../../preload/contract/models/model.ts';
import { FieldRow, FormGroup } from '../../form-page.tsx';

const NO_MODEL = 'none';

type Props = {
  readonly name: string;
  readonly modelSha256: string | null;
  readonly models: readonly ModelSummary[];
  readonly onChange: (patch: { name?: string; modelSha256?: string | null }) => void;
};

/** The name of the recipe and the model that looks at its parts. */
export function IdentityFields({ name, modelSha256, models, onChange }: Props) {
  const { t } = useTranslation();
  const choices = models.map(({ sha256, family, version }) => ({ value: sha256, label: `${family} ${version}` }));
  const isKnown = modelSha256 === null || models.some(({ sha256 }) => sha256 === modelSha256);
  return (
    <FormGroup title={t('recipe.identity')}>
      <FieldRow>
        <TextInput
          label={t('recipe.name')}
          maxLength={80}
          value={name}
          error={name.trim() === '' && t('recipe.name-missing')}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Select
          label={t('recipe.model')}
          allowDeselect={false}
          data={[{ value: NO_MODEL, label: t('recipe.no-model') }, ...choices]}
          value={modelSha256 ?? NO_MODEL}
          error={!isKnown && t('recipe.model-gone')}
          onChange={(value) => onChange({ modelSha256: value === NO_MODEL ? null : value })}
        />
      </FieldRow>
    </FormGroup>
  );
}

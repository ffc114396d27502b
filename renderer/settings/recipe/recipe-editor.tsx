import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Recipe, type RecipeBody, recipeBodySchema } from '../../../preload/contract/station/recipe.ts';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useDraft } from '../../ui/controls/use-draft.ts';
import { useCommand, useOperation } from '../../ui/engine/use-operation.ts';
import { SaveBar } from '../save-bar.tsx';
import { RecipeChanges } from './changes/recipe-changes.tsx';
import { recipeChanges } from './changes/recipe-diff.ts';
import { VersionList } from './changes/version-list.tsx';
import { AuditFields } from './fields/audit-fields.tsx';
import { AutomationField } from './fields/automation-field.tsx';
import { ConsistencyFields } from './fields/consistency-fields.tsx';
import { DetectionFields } from './fields/detection-fields.tsx';
import { HoldFields } from './fields/hold-fields.tsx';
import { IdentityFields } from './fields/identity-fields.tsx';
import { NamePatternField } from './fields/name-pattern-field.tsx';
import { PictureFields } from './fields/picture-fields.tsx';
import { DefectLimitsFields } from './limits/defect-limits-fields.tsx';

type Draft = RecipeBody & { readonly name: string };

/** The newest version of a recipe as a form; saving makes the next one. */
export function RecipeEditor({ newest }: { readonly newest: Recipe }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const models = useOperation('model.list', {}).data ?? [];
  const { draft, change, reset } = useDraft<Draft>({ ...newest.body, name: newest.name });
  const [comment, setComment] = useState('');
  const save = useCommand('recipe.change', ['recipe.list', 'recipe.versions', 'station.status']);
  const { name, ...body } = draft;
  const changes = recipeChanges({ name: newest.name, body: newest.body }, { name, body });
  const isValid = recipeBodySchema.safeParse(body).success && name.trim() !== '';
  const discard = () => {
    reset();
    setComment('');
    save.reset();
  };
  const keep = () =>
    save.mutate(
      { id: newest.id, basedOn: newest.version, name, body, comment },
      {
        onSuccess: ({ version }) => {
          discard();
          toasts.done(t('recipe.saved', { version }));
        },
      },
    );
  const model = models.find(({ sha256 }) => sha256 === draft.modelSha256) ?? null;
  const fields = { body: draft, onChange: change };
  return (
    <>
      <IdentityFields name={name} modelSha256={draft.modelSha256} models={models} onChange={change} />
      <AutomationField level={draft.automationLevel} onChange={(automationLevel) => change({ automationLevel })} />
      <DefectLimitsFields
        {...fields}
        modelClasses={model?.classes ?? []}
        fixed={newest.body.defects.map(({ className }) => className)}
      />
      <HoldFields {...fields} />
      <AuditFields {...fields} />
      <ConsistencyFields {...fields} />
      <NamePatternField pattern={draft.namePattern} onChange={(namePattern) => change({ namePattern })} />
      <PictureFields {...fields} />
      <DetectionFields {...fields} />
      <SaveBar
        isShown={changes.length > 0}
        isBusy={save.isPending}
        error={save.error}
        isValid={isValid}
        saveLabel={t('recipe.save-as', { version: newest.version + 1 })}
        onSave={keep}
        onDiscard={discard}
      >
        <RecipeChanges changes={changes} models={models} comment={comment} onComment={setComment} />
      </SaveBar>
      <VersionList
        recipe={newest}
        models={models}
        onTake={(version) => change({ ...version.body, name: version.name })}
      />
    </>
  );
}

import { useTranslation } from 'react-i18next';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { SaveBar } from '../save-bar.tsx';
import { RecipeChanges } from './changes/recipe-changes.tsx';
import { VersionList } from './changes/version-list.tsx';
import { AuditFields } from './fields/audit-fields.tsx';
import { AutomationField } from './fields/automation-field.tsx';
import { ConsistencyFields } from './fields/consistency-fields.tsx';
import { DetectionFields } from './fields/detection-fields.tsx';
import { HoldFields } from './fields/hold-fields.tsx';
import { IdentityFields } from './fields/identity-fields.tsx';
import { NamePatternField } from './fields/name-pattern-field.tsx';
import { PictureFields } from './fields/picture-fields.tsx';
import { RolloutFields } from './fields/rollout-fields.tsx';
import { DefectLimitsFields } from './limits/defect-limits-fields.tsx';
import { useRecipeDraft } from './use-recipe-draft.ts';

/** The newest version of a recipe as a form; saving creates the next one. */
export function RecipeEditor({ newest }: { readonly newest: Recipe }) {
  const { t } = useTranslation();
  const models = useOperation('model.list', {}).data ?? [];
  const next = useRecipeDraft(newest);
  const { draft, change } = next;
  const model = models.find(({ sha256 }) => sha256 === draft.modelSha256) ?? null;
  const fields = { body: draft, onChange: change };
  return (
    <>
      <IdentityFields name={draft.name} modelSha256={draft.modelSha256} models={models} onChange={change} />
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
      <RolloutFields {...fields} />
      <SaveBar
        isShown={next.changes.length > 0}
        isBusy={next.isBusy}
        error={next.error}
        lack={next.lack === null ? null : t(next.lack)}
        saveLabel={t('recipe.save-as', { version: newest.version + 1 })}
        onSave={next.save}
        onDiscard={next.discard}
      >
        <RecipeChanges changes={next.changes} models={models} comment={next.comment} onComment={next.setComment} />
      </SaveBar>
      <VersionList
        recipe={newest}
        models={models}
        onTake={(version) => change({ ...version.body, name: version.name })}
      />
    </>
  );
}

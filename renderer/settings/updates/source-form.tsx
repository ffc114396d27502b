import { useTranslation } from 'react-i18next';
import { type Updates, updateSourceSchema } from '../../../preload/contract/station/updates.ts';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useDraft } from '../../ui/controls/use-draft.ts';
import { useCommand } from '../../ui/engine/use-operation.ts';
import { SaveBar } from '../save-bar.tsx';
import { KeyField } from './key-field.tsx';
import { draftOf, lackOf, sourceOf } from './source-draft.ts';
import { SourceFields } from './source-fields.tsx';

/** Where newer versions come from, and whose signature counts. */
export function SourceForm({ updates }: { readonly updates: Updates }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const { draft, change, reset, isDirty } = useDraft(draftOf(updates.source));
  const save = useCommand('desktop.change-updates');
  const source = updateSourceSchema.safeParse(sourceOf(draft));
  const lack = updates.activity.kind === 'idle' ? lackOf(draft) : 'updates.save-later';
  const saveIt = () => {
    if (!source.success) return;
    const publicKey = draft.publicKey.trim() === '' ? undefined : draft.publicKey;
    save.mutate(
      { source: source.data, publicKey },
      {
        onSuccess: () => {
          reset();
          toasts.done(t('updates.saved'));
        },
      },
    );
  };
  return (
    <>
      <SourceFields draft={draft} isValid={source.success} onChange={change} />
      <KeyField current={updates.key} publicKey={draft.publicKey} onChange={(publicKey) => change({ publicKey })} />
      <SaveBar
        isShown={isDirty}
        isBusy={save.isPending}
        error={save.error}
        lack={lack === null ? null : t(lack)}
        onSave={saveIt}
        onDiscard={() => {
          save.reset();
          reset();
        }}
      />
    </>
  );
}

import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type UpdateSource, type Updates, updateSourceSchema } from '../../../preload/contract/station/updates.ts';
import { FolderField } from '../../ui/controls/folder-field.tsx';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useDraft } from '../../ui/controls/use-draft.ts';
import { useCommand } from '../../ui/engine/use-operation.ts';
import { FormGroup } from '../form-page.tsx';
import { SaveBar } from '../save-bar.tsx';
import styles from './updates.module.css';

const kinds = ['off', 'folder', 'address'] as const satisfies readonly UpdateSource['kind'][];

/** Where newer versions come from, and whose signature counts. */
export function SourceForm({ updates }: { readonly updates: Updates }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const { draft, change, reset, isDirty } = useDraft(fieldsOf(updates.source));
  const save = useCommand('desktop.change-updates', ['desktop.updates']);
  const source = updateSourceSchema.safeParse(sourceOf(draft));
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
      <FormGroup title={t('updates.source')}>
        <div>
          <SegmentedControl
            aria-label={t('updates.source')}
            data={kinds.map((value) => ({ value, label: t(`updates.source-${value}`) }))}
            value={draft.kind}
            onChange={(kind) => change({ kind })}
          />
        </div>
        {draft.kind === 'folder' && (
          <FolderField
            label={t('updates.folder')}
            hint={t('updates.folder-hint')}
            folder={draft.path}
            onChoose={(path) => change({ path })}
          />
        )}
        {draft.kind === 'address' && (
          <TextInput
            label={t('updates.address')}
            description={t('updates.address-hint')}
            type="url"
            value={draft.url}
            error={draft.url !== '' && !source.success && t('updates.address-wrong')}
            onChange={(event) => change({ url: event.currentTarget.value })}
          />
        )}
      </FormGroup>
      <FormGroup title={t('updates.key')} hint={t('updates.key-hint')}>
        <p className={styles.text}>
          {updates.key === null ? t('updates.key-none') : t(`updates.key-${updates.key.from}`)}
          {updates.key !== null && <code className={styles.fingerprint}>{updates.key.fingerprint}</code>}
        </p>
        <Textarea
          label={t(updates.key === null ? 'updates.key-first' : 'updates.key-field')}
          description={t('updates.key-field-hint')}
          classNames={{ input: styles.key ?? '' }}
          spellCheck={false}
          maxLength={2000}
          value={draft.publicKey}
          onChange={(event) => change({ publicKey: event.currentTarget.value })}
        />
      </FormGroup>
      <SaveBar
        isShown={isDirty}
        isBusy={save.isPending}
        error={save.error}
        isValid={source.success && updates.activity.kind === 'idle'}
        onSave={saveIt}
        onDiscard={() => {
          save.reset();
          reset();
        }}
      />
    </>
  );
}

type Fields = Readonly<{ kind: UpdateSource['kind']; path: string | null; url: string; publicKey: string }>;

/** Each kind keeps what was entered for it while another is looked at. */
function fieldsOf(source: UpdateSource): Fields {
  return {
    kind: source.kind,
    path: source.kind === 'folder' ? source.path : null,
    url: source.kind === 'address' ? source.url : '',
    publicKey: '',
  };
}

function sourceOf({ kind, path, url }: Fields): unknown {
  return kind === 'off' ? { kind } : kind === 'folder' ? { kind, path } : { kind, url: url.trim() };
}

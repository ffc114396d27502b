import { SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UpdateSource } from '../../../preload/contract/station/updates.ts';
import { FolderField } from '../../ui/controls/folder-field.tsx';
import { FormGroup } from '../form-page.tsx';
import type { SourceDraft } from './source-draft.ts';

const kinds = ['off', 'folder', 'address'] as const satisfies readonly UpdateSource['kind'][];

type Props = {
  readonly draft: SourceDraft;
  readonly isValid: boolean;
  readonly onChange: (change: Partial<SourceDraft>) => void;
};

/** Where newer versions come from. */
export function SourceFields({ draft: { kind, path, url }, isValid, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t('updates.source')}>
      <div>
        <SegmentedControl
          aria-label={t('updates.source')}
          data={kinds.map((value) => ({ value, label: t(`updates.source-${value}`) }))}
          value={kind}
          onChange={(chosen) => onChange({ kind: chosen })}
        />
      </div>
      {kind === 'folder' && (
        <FolderField
          label={t('updates.folder')}
          hint={t('updates.folder-hint')}
          folder={path}
          onChoose={(chosen) => onChange({ path: chosen })}
        />
      )}
      {kind === 'address' && (
        <TextInput
          label={t('updates.address')}
          description={t('updates.address-hint')}
          type="url"
          value={url}
          error={url !== '' && !isValid && t('updates.address-wrong')}
          onChange={(event) => onChange({ url: event.currentTarget.value })}
        />
      )}
    </FormGroup>
  );
}

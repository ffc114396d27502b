import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Afterwards } from '../../../preload/contract/station/lane.ts';
import { FolderField } from '../../ui/controls/folder-field.tsx';

const kinds = ['leave', 'move', 'delete'] as const satisfies readonly Afterwards['kind'][];

type Props = { readonly afterwards: Afterwards; readonly onChange: (afterwards: Afterwards) => void };

/** What happens to the camera's own file once its record is durable. */
export function AfterwardsField({ afterwards, onChange }: Props) {
  const { t } = useTranslation();
  const choose = (value: string) => {
    const kind = kinds.find((one) => one === value) ?? 'leave';
    onChange(kind === 'move' ? { kind, folder: '' } : { kind });
  };
  return (
    <>
      <Radio.Group
        label={t('lane.afterwards')}
        description={t('lane.afterwards-hint')}
        value={afterwards.kind}
        onChange={choose}
      >
        {kinds.map((kind) => (
          <Radio key={kind} value={kind} label={t(`lane.afterwards-${kind}`)} />
        ))}
      </Radio.Group>
      {afterwards.kind === 'move' && (
        <FolderField
          label={t('lane.move-to')}
          folder={afterwards.folder === '' ? null : afterwards.folder}
          onChoose={(folder) => onChange({ kind: 'move', folder })}
        />
      )}
    </>
  );
}

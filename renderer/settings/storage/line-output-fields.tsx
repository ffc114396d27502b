import { Button, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StationSettings } from '../../../preload/contract/station/settings.ts';
import { FolderField } from '../../ui/controls/folder-field.tsx';
import { NumberField } from '../../ui/controls/number-field.tsx';
import { FieldRow, FormGroup } from '../form-page.tsx';

type LineOutput = Pick<StationSettings, 'lineOutputFolder' | 'isLineOutputOnShare' | 'answerDelaySeconds'>;
type Props = { readonly lineOutput: LineOutput; readonly onChange: (change: Partial<LineOutput>) => void };

/** Where messages to the line go, and how long a person's answer may still be undone before it is told. */
export function LineOutputFields({ lineOutput, onChange }: Props) {
  const { t } = useTranslation();
  const { lineOutputFolder, isLineOutputOnShare, answerDelaySeconds } = lineOutput;
  return (
    <FormGroup title={t('storage.line-output')} hint={t('storage.line-output-hint')}>
      <FolderField
        label={t('storage.line-output-folder')}
        none={t('storage.line-output-inside')}
        folder={lineOutputFolder}
        onChoose={(folder) => onChange({ lineOutputFolder: folder })}
      />
      {lineOutputFolder !== null && (
        <>
          <Switch
            label={t('storage.line-output-share')}
            description={t('storage.line-output-share-hint')}
            checked={isLineOutputOnShare}
            onChange={(event) => onChange({ isLineOutputOnShare: event.currentTarget.checked })}
          />
          <div>
            <Button variant="default" onClick={() => onChange({ lineOutputFolder: null, isLineOutputOnShare: false })}>
              {t('storage.line-output-reset')}
            </Button>
          </div>
        </>
      )}
      <FieldRow>
        <NumberField
          label={t('storage.answer-delay')}
          description={t('storage.answer-delay-hint')}
          min={0}
          max={60}
          value={answerDelaySeconds}
          allowDecimal={false}
          onChange={(next) => onChange({ answerDelaySeconds: next })}
        />
      </FieldRow>
    </FormGroup>
  );
}

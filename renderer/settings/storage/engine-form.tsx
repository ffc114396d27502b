import { Button, NumberInput, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type StationSettings, stationSettingsSchema } from '../../../preload/contract/station/station.ts';
import { FolderField } from '../../ui/controls/folder-field.tsx';
import { useDraft } from '../../ui/controls/use-draft.ts';
import { useCommand } from '../../ui/engine/use-operation.ts';
import { FieldRow, FormGroup } from '../form-page.tsx';
import { SaveBar } from '../save-bar.tsx';

const FIRST_GUESS_WORKERS = 2;

/** Where the line's messages go, and how hard the engine may work. */
export function EngineForm({ saved }: { readonly saved: StationSettings }) {
  const { t } = useTranslation();
  const { lineOutputFolder, isLineOutputOnShare, answerDelaySeconds, workers, maxPictureMegapixels } = saved;
  const { draft, change, reset, isDirty } = useDraft({
    lineOutputFolder,
    isLineOutputOnShare,
    answerDelaySeconds,
    workers,
    maxPictureMegapixels,
  });
  const save = useCommand('station.change-settings', ['station.settings']);
  return (
    <>
      <FormGroup title={t('storage.line-output')} hint={t('storage.line-output-hint')}>
        <FolderField
          label={t('storage.line-output-folder')}
          none={t('storage.line-output-inside')}
          folder={draft.lineOutputFolder}
          onChoose={(folder) => change({ lineOutputFolder: folder })}
        />
        {draft.lineOutputFolder !== null && (
          <Switch
            label={t('storage.line-output-share')}
            description={t('storage.line-output-share-hint')}
            checked={draft.isLineOutputOnShare}
            onChange={(event) => change({ isLineOutputOnShare: event.currentTarget.checked })}
          />
        )}
        {draft.lineOutputFolder !== null && (
          <div>
            <Button variant="default" onClick={() => change({ lineOutputFolder: null, isLineOutputOnShare: false })}>
              {t('storage.line-output-reset')}
            </Button>
          </div>
        )}
        <FieldRow>
          <NumberInput
            label={t('storage.answer-delay')}
            description={t('storage.answer-delay-hint')}
            min={0}
            max={60}
            value={draft.answerDelaySeconds}
            onChange={(value) => change({ answerDelaySeconds: Number(value) })}
          />
        </FieldRow>
      </FormGroup>
      <FormGroup title={t('storage.engine')}>
        <Switch
          label={t('storage.workers-auto')}
          description={t('storage.workers-auto-hint')}
          checked={draft.workers === null}
          onChange={(event) => change({ workers: event.currentTarget.checked ? null : FIRST_GUESS_WORKERS })}
        />
        <FieldRow>
          {draft.workers !== null && (
            <NumberInput
              label={t('storage.workers')}
              min={1}
              max={64}
              value={draft.workers}
              onChange={(value) => change({ workers: Number(value) })}
            />
          )}
          <NumberInput
            label={t('storage.megapixels')}
            description={t('storage.megapixels-hint')}
            min={1}
            max={1000}
            value={draft.maxPictureMegapixels}
            onChange={(value) => change({ maxPictureMegapixels: Number(value) })}
          />
        </FieldRow>
      </FormGroup>
      <SaveBar
        isShown={isDirty}
        isBusy={save.isPending}
        error={save.error}
        isValid={stationSettingsSchema.partial().safeParse(draft).success}
        onSave={() => save.mutate(draft, { onSuccess: reset })}
        onDiscard={reset}
      />
    </>
  );
}

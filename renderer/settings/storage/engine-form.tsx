import { useTranslation } from 'react-i18next';
import { type StationSettings, stationSettingsSchema } from '../../../preload/contract/station/settings.ts';
import { useDraft } from '../../ui/controls/use-draft.ts';
import { useCommand } from '../../ui/engine/use-operation.ts';
import { SaveBar } from '../save-bar.tsx';
import { EngineFields } from './engine-fields.tsx';
import { LineOutputFields } from './line-output-fields.tsx';

/** Line output and engine limits, saved together. */
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
  const save = useCommand('station.change-settings');
  return (
    <>
      <LineOutputFields lineOutput={draft} onChange={change} />
      <EngineFields limits={draft} onChange={change} />
      <SaveBar
        isShown={isDirty}
        isBusy={save.isPending}
        error={save.error}
        lack={stationSettingsSchema.partial().safeParse(draft).success ? null : t('settings.out-of-range')}
        onSave={() => save.mutate(draft, { onSuccess: reset })}
        onDiscard={reset}
      />
    </>
  );
}

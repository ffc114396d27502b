import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type StationSettings, stationSettingsSchema } from '../../../preload/contract/station/settings.ts';
import { useDraft } from '../../ui/controls/use-draft.ts';
import { useCommand } from '../../ui/engine/use-operation.ts';
import { FormGroup } from '../form-page.tsx';
import { SaveBar } from '../save-bar.tsx';
import { AlarmVolume } from './alarm-volume.tsx';
import { Appearance } from './appearance.tsx';
import { AutoLock } from './auto-lock.tsx';
import { MinLook } from './min-look.tsx';
import { SecondLooks } from './second-looks.tsx';
import { ShiftStarts } from './shift-starts.tsx';

/** The name and behaviour of the station; everything but the appearance is saved together. */
export function StationForm({ saved }: { readonly saved: StationSettings }) {
  const { t } = useTranslation();
  const { draft, change, reset, isDirty } = useDraft(savedTogether(saved));
  const save = useCommand('station.change-settings');
  const isValid = stationSettingsSchema.partial().safeParse(draft).success;
  return (
    <>
      <FormGroup title={t('settings.identity')}>
        <TextInput
          label={t('settings.station-name')}
          description={t('settings.station-name-hint')}
          maxLength={60}
          value={draft.stationName}
          error={draft.stationName.trim() === '' && t('settings.name-missing')}
          onChange={(event) => change({ stationName: event.currentTarget.value })}
        />
      </FormGroup>
      <Appearance theme={saved.theme} />
      <FormGroup title={t('settings.shifts')} hint={t('settings.shifts-hint')}>
        <ShiftStarts starts={draft.shiftStarts} onChange={(starts) => change({ shiftStarts: starts })} />
        <Switch
          label={t('settings.shift-reports')}
          description={t('settings.shift-reports-hint')}
          checked={draft.savesShiftReports}
          onChange={(event) => change({ savesShiftReports: event.currentTarget.checked })}
        />
      </FormGroup>
      <FormGroup title={t('settings.lock')} hint={t('settings.lock-hint')}>
        <AutoLock minutes={draft.autoLockMinutes} onChange={(minutes) => change({ autoLockMinutes: minutes })} />
      </FormGroup>
      <FormGroup title={t('settings.alarm')} hint={t('settings.alarm-hint')}>
        <AlarmVolume percent={draft.alarmVolume} onChange={(percent) => change({ alarmVolume: percent })} />
      </FormGroup>
      <FormGroup title={t('settings.answering')} hint={t('settings.answering-hint')}>
        <MinLook ms={draft.minLookMs} onChange={(ms) => change({ minLookMs: ms })} />
      </FormGroup>
      <FormGroup title={t('settings.second-looks')} hint={t('settings.second-looks-hint')}>
        <SecondLooks share={draft.secondLookShare} hours={draft.secondLookHours} onChange={change} />
      </FormGroup>
      <SaveBar
        isShown={isDirty}
        isBusy={save.isPending}
        error={save.error}
        lack={isValid ? null : t('settings.out-of-range')}
        onSave={() => save.mutate(draft, { onSuccess: reset })}
        onDiscard={reset}
      />
    </>
  );
}

/** What the form saves at once; the rest of the settings apply immediately, or belong to other pages. */
function savedTogether(saved: StationSettings) {
  const { stationName, shiftStarts, savesShiftReports, autoLockMinutes, alarmVolume } = saved;
  const { minLookMs, secondLookShare, secondLookHours } = saved;
  return {
    ...{ stationName, shiftStarts, savesShiftReports, autoLockMinutes, alarmVolume },
    ...{ minLookMs, secondLookShare, secondLookHours },
  };
}

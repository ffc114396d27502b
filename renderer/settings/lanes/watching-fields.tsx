import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LaneSettings } from '../../../preload/contract/station/lane.ts';
import { NumberField } from '../../ui/controls/number-field.tsx';
import { FieldRow } from '../form-page.tsx';

type Watching = Pick<LaneSettings, 'isRecursive' | 'isPolled' | 'settleMs' | 'sweepEveryMs'>;
type Props = { readonly watching: Watching; readonly onChange: (change: Partial<Watching>) => void };

/** How the folder of a lane is watched, and when a file in it counts as complete. */
export function WatchingFields({ watching: { isRecursive, isPolled, settleMs, sweepEveryMs }, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <FieldRow>
        <Switch
          label={t('lane.recursive')}
          description={t('lane.recursive-hint')}
          checked={isRecursive}
          onChange={(event) => onChange({ isRecursive: event.currentTarget.checked })}
        />
        <Switch
          label={t('lane.polled')}
          description={t('lane.polled-hint')}
          checked={isPolled}
          onChange={(event) => onChange({ isPolled: event.currentTarget.checked })}
        />
      </FieldRow>
      <FieldRow>
        <NumberField
          label={t('lane.settle')}
          description={t('lane.settle-hint')}
          suffix=" ms"
          min={0}
          max={600_000}
          step={100}
          value={settleMs}
          allowDecimal={false}
          onChange={(next) => onChange({ settleMs: next })}
        />
        <NumberField
          label={t('lane.sweep')}
          description={t('lane.sweep-hint')}
          suffix=" s"
          min={0.2}
          max={3600}
          step={1}
          decimalScale={1}
          value={sweepEveryMs / 1000}
          onChange={(seconds) => onChange({ sweepEveryMs: Math.round(seconds * 1000) })}
        />
      </FieldRow>
    </>
  );
}

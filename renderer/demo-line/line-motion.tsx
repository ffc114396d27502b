import { Button, SegmentedControl } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  paceSchema,
  type SimulatorSettings,
  type SimulatorState,
  writeModeSchema,
} from '../../preload/contract/station/simulator.ts';
import { FormGroup } from '../settings/form-page.tsx';
import { useToldCommand } from '../ui/controls/use-told-command.ts';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './demo-line.module.css';
import { SettledSlider } from './settled-slider.tsx';

const FASTEST_PARTS_PER_MINUTE = 240;

type Props = { readonly state: SimulatorState; readonly onChange: (settings: SimulatorSettings) => void };

/** Play or pause, how fast parts come and how their files are written. */
export function LineMotion({ state: { settings, stats }, onChange }: Props) {
  const { t } = useTranslation();
  const { count } = useFormat();
  const play = useToldCommand('simulator.play');
  const pause = useToldCommand('simulator.pause');
  const { pace } = settings;
  return (
    <FormGroup title={t('demo-line.motion')}>
      <div className={styles.motion}>
        {stats.isPlaying ? (
          <Button size="lg" leftSection={<IconPlayerPause aria-hidden />} onClick={() => pause.mutate({})}>
            {t('demo-line.pause')}
          </Button>
        ) : (
          <Button size="lg" leftSection={<IconPlayerPlay aria-hidden />} onClick={() => play.mutate({})}>
            {t('demo-line.play')}
          </Button>
        )}
        <span>
          {t('demo-line.made', { parts: count(stats.partsMade), bad: count(stats.badParts) })}
          {stats.writesFailed > 0 && ` ${t('demo-line.failed', { writes: count(stats.writesFailed) })}`}
        </span>
      </div>
      <SettledSlider
        label={t('demo-line.rate')}
        min={1}
        max={FASTEST_PARTS_PER_MINUTE}
        step={1}
        value={pace.partsPerMinute}
        show={(value) => t('demo-line.per-minute', { parts: count(value) })}
        onSettled={(partsPerMinute) => onChange({ ...settings, pace: { ...pace, partsPerMinute } })}
      />
      <Choice
        label={t('demo-line.pace')}
        values={paceSchema.shape.kind.options}
        value={pace.kind}
        show={(kind) => t(`demo-line.pace-${kind}`)}
        onChoose={(kind) => onChange({ ...settings, pace: { ...pace, kind } })}
      />
      <Choice
        label={t('demo-line.write')}
        values={writeModeSchema.options}
        value={settings.write}
        show={(write) => t(`demo-line.write-${write}`)}
        onChoose={(write) => onChange({ ...settings, write })}
      />
    </FormGroup>
  );
}

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly values: readonly T[];
  readonly value: T;
  readonly show: (value: T) => string;
  readonly onChoose: (value: T) => void;
};

function Choice<T extends string>({ label, values, value, show, onChoose }: ChoiceProps<T>) {
  return (
    <div>
      <div className={styles.label}>{label}</div>
      <SegmentedControl
        size="md"
        aria-label={label}
        data={values.map((each) => ({ value: each, label: show(each) }))}
        value={value}
        onChange={onChoose}
      />
    </div>
  );
}

import { Slider } from '@mantine/core';
import { useState } from 'react';
import styles from './demo-line.module.css';

type Props = {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly show: (value: number) => string;
  /** Called once the slider is released, not for every step on the way. */
  readonly onSettled: (value: number) => void;
};

/** A slider with its value in words beside its name. While it moves it shows the new value, otherwise the current one. */
export function SettledSlider({ label, min, max, step, value, show, onSettled }: Props) {
  const [moving, setMoving] = useState<number | null>(null);
  const shown = moving ?? value;
  return (
    <div>
      <div className={styles.label}>
        {label} <strong>{show(shown)}</strong>
      </div>
      <Slider
        size="lg"
        thumbSize={26}
        min={min}
        max={max}
        step={step}
        value={shown}
        label={null}
        thumbLabel={label}
        onChange={setMoving}
        onChangeEnd={(settled) => {
          setMoving(null);
          onSettled(settled);
        }}
      />
    </div>
  );
}

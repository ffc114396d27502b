import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useState } from 'react';
import { nearestNumber, typedNumber } from './typed-number.ts';

type Props = Omit<
  NumberInputProps,
  'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'min' | 'max' | 'clampBehavior'
> & {
  /** `null` where the field may be empty and is. */
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  /** Called with each number within the range, and when the field is left, with the nearest one to what was typed. */
  readonly onChange: (value: number) => void;
  /** Called when the field is emptied. Without it, a field that is left empty shows its last number again. */
  readonly onClear?: () => void;
  /** Called when the field is left, with the number that stands in it then. */
  readonly onLeave?: (value: number | null) => void;
};

/** The only field for numbers: half-typed, empty or out-of-range input never becomes a setting. */
export function NumberField({ value, min, max, onChange, onClear, onLeave, ...rest }: Props) {
  const [draft, setDraft] = useState<number | string | null>(null);
  return (
    <NumberInput
      {...rest}
      min={min}
      max={max}
      value={draft ?? value ?? ''}
      onChange={(next) => {
        setDraft(next);
        const typed = typedNumber(next, { min, max });
        if (typed !== null) onChange(typed);
        else if (next === '') onClear?.();
      }}
      onBlur={() => {
        setDraft(null);
        onLeave?.((draft === null ? null : nearestNumber(draft, { min, max })) ?? value);
      }}
    />
  );
}

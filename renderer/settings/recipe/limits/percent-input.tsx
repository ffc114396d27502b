import { NumberField } from '../../../ui/controls/number-field.tsx';

type Props = {
  readonly label: string;
  readonly hint: string;
  /** A share, 0 to 1. */
  readonly share: number;
  /** The smallest allowed value, 0 to 1. */
  readonly least?: number;
  /** The largest allowed value, 0 to 1. */
  readonly most?: number;
  readonly onChange: (share: number) => void;
};

/** A share that people type in per cent. */
export function PercentInput({ label, hint, share, least = 0, most = 1, onChange }: Props) {
  return (
    <NumberField
      label={label}
      description={hint}
      suffix=" %"
      min={least * 100}
      max={most * 100}
      step={0.5}
      decimalScale={1}
      value={Math.round(share * 1000) / 10}
      onChange={(value) => onChange(value / 100)}
    />
  );
}

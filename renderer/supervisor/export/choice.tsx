import { Input, SegmentedControl } from '@mantine/core';

type Props<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
};

/** A choice among a few options, all visible. */
export function Choice<T extends string>({ label, value, options, onChange }: Props<T>) {
  return (
    <Input.Wrapper label={label} labelElement="div">
      <div>
        <SegmentedControl
          aria-label={label}
          value={value}
          data={[...options]}
          onChange={(chosen) => {
            const option = options.find((each) => each.value === chosen);
            if (option !== undefined) onChange(option.value);
          }}
        />
      </div>
    </Input.Wrapper>
  );
}

import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CandidateReading } from '../../preload/contract/model.ts';
import { useReadingLabel } from './use-reading-label.ts';

type Props = {
  readonly readings: readonly CandidateReading[];
  readonly chosen: CandidateReading | null;
  readonly onChoose: (reading: CandidateReading) => void;
};

/** The readings that fit a model file, of which a person knows the right one. */
export function ReadingChoice({ readings, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const labelOf = useReadingLabel(readings);
  const isAboutPixels = readings.every(({ pixels }) => pixels !== undefined);
  return (
    <Radio.Group
      label={t(isAboutPixels ? 'model.pixels-question' : 'model.layout-question')}
      description={t(isAboutPixels ? 'model.pixels-hint' : 'model.layout-hint')}
      value={chosen === null ? null : keyOf(chosen)}
      onChange={(key) => {
        const reading = readings.find((each) => keyOf(each) === key);
        if (reading !== undefined) onChoose(reading);
      }}
    >
      <Stack gap="xs" mt="xs">
        {readings.map((reading) => (
          <Radio key={keyOf(reading)} value={keyOf(reading)} label={labelOf(reading)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function keyOf({ layout, boxesAreCorners, pixels }: CandidateReading): string {
  return [layout, boxesAreCorners, pixels].join(' ');
}

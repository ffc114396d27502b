import { Loader, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CandidateReading, ModelAnswers } from '../../preload/contract/models/model.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import styles from './reading-choice.module.css';
import { TriedPicture } from './tried-picture.tsx';
import { useReadingLabel } from './use-reading-label.ts';

type Props = {
  readonly path: string;
  /** The answers so far. */
  readonly answers: ModelAnswers;
  readonly readings: readonly CandidateReading[];
  readonly chosen: CandidateReading | null;
  readonly onChoose: (reading: CandidateReading) => void;
};

/** The possible readings of a model file, each with what it finds on images of this station, to show which is right. */
export function ReadingChoice({ path, answers, readings, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const labelOf = useReadingLabel(readings);
  const trial = useOperation('model.try-readings', { path, answers, readings: [...readings] });
  const isAboutPixels = readings.every(({ pixels }) => pixels !== undefined);
  const pictures = trial.data?.pictures ?? [];
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
      {trial.isPending && (
        <p className={styles.note} role="status">
          <Loader size="sm" /> {t('model.trying')}
        </p>
      )}
      {trial.data !== undefined && (
        <p className={styles.note}>{t(pictures.length === 0 ? 'model.tried-on-nothing' : 'model.tried-hint')}</p>
      )}
      <div className={styles.readings}>
        {readings.map((reading) => {
          const key = keyOf(reading);
          const tried = trial.data?.tried.find((each) => keyOf(each.reading) === key);
          return (
            <div className={styles.reading} key={key}>
              <Radio value={key} label={labelOf(reading)} />
              {tried?.looks === null && <p className={styles.note}>{t('model.tried-in-vain')}</p>}
              <div className={styles.pictures}>
                {tried?.looks?.map((look, i) => (
                  <TriedPicture key={pictures[i]} inspectionId={pictures[i]} look={look} />
                ))}
              </div>
            </div>
          );
        })}
      </div>
    </Radio.Group>
  );
}

function keyOf({ layout, boxesAreCorners, pixels }: CandidateReading): string {
  return [layout, boxesAreCorners, pixels].join(' ');
}

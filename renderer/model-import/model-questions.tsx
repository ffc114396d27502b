import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../preload/contract/faults/result.ts';
import type { CandidateReading, ModelAnswers } from '../../preload/contract/models/model.ts';
import type { Size } from '../../preload/contract/values/geometry.ts';
import { NumberField } from '../ui/controls/number-field.tsx';
import { classNamesOf } from './class-names.ts';
import styles from './model-import.module.css';
import { ReadingChoice } from './reading-choice.tsx';

type Missing = Extract<Fault, { code: 'model-needs-answers' }>;
type Props = {
  readonly path: string;
  readonly missing: Missing;
  /** Earlier answers. */
  readonly answers: ModelAnswers;
  readonly onAnswer: (answers: ModelAnswers) => void;
};

const USUAL_SIZE = 640;
const LARGEST_SIZE = 8192;

/** What the file itself does not say, asked once; the answers are stored in the model's card. */
export function ModelQuestions({ path, missing, answers, onAnswer }: Props) {
  const { t } = useTranslation();
  const [classes, setClasses] = useState('');
  const [reading, setReading] = useState<CandidateReading | null>(null);
  const [size, setSize] = useState({ width: USUAL_SIZE, height: USUAL_SIZE });
  const names = classNamesOf(classes);
  const asks = (question: Missing['questions'][number]) => missing.questions.includes(question);
  const { classCount } = missing;
  const isChoice = asks('layout') || asks('pixels');
  const isRightCount = names.length > 0 && (classCount === null || names.length === classCount);
  const isComplete = (!asks('classes') || isRightCount) && (!isChoice || reading !== null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAnswer({
      ...(asks('classes') && { classes: names }),
      ...(isChoice && reading),
      ...(asks('input-size') && { inputWidth: size.width, inputHeight: size.height }),
    });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <h3>{t('model.questions-title')}</h3>
      {missing.namesFound !== undefined && <p>{t('model.names-found', { count: missing.namesFound })}</p>}
      {asks('classes') && (
        <ClassesQuestion wanted={classCount} typed={names.length} value={classes} onChange={setClasses} />
      )}
      {isChoice && (
        <ReadingChoice
          path={path}
          answers={answers}
          readings={missing.readings}
          chosen={reading}
          onChoose={setReading}
        />
      )}
      {asks('input-size') && <SizeQuestion size={size} onChange={setSize} />}
      <div>
        <Button type="submit" disabled={!isComplete}>
          {t('model.look-again')}
        </Button>
      </div>
    </form>
  );
}

type ClassesProps = {
  /** How many classes the model has; null if that is unknown too. */
  readonly wanted: number | null;
  readonly typed: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function ClassesQuestion({ wanted, typed, value, onChange }: ClassesProps) {
  const { t } = useTranslation();
  return (
    <Textarea
      label={t('model.classes-question')}
      description={
        wanted === null
          ? t('model.classes-hint', { count: typed })
          : t('model.classes-wanted', { count: wanted, typed })
      }
      autosize
      minRows={4}
      maxRows={12}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type SizeProps = { readonly size: Size; readonly onChange: (size: Size) => void };

function SizeQuestion({ size, onChange }: SizeProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.row}>
      {(['width', 'height'] as const).map((side) => (
        <NumberField
          key={side}
          label={t(`model.${side}-question`)}
          min={32}
          max={LARGEST_SIZE}
          allowDecimal={false}
          step={32}
          value={size[side]}
          onChange={(value) => onChange({ ...size, [side]: value })}
        />
      ))}
    </div>
  );
}

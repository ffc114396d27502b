import { Button, NumberInput, Select, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ModelAnswers, type OutputLayout, outputLayoutSchema } from '../../preload/contract/model.ts';
import type { Fault } from '../../preload/contract/result.ts';
import { classNamesOf } from './class-names.ts';
import styles from './model-import.module.css';

type Question = Extract<Fault, { code: 'model-needs-answers' }>['questions'][number];
type Props = { readonly questions: readonly Question[]; readonly onAnswer: (answers: ModelAnswers) => void };

const USUAL_SIZE = 640;

/** What the file does not say of itself, asked once; the answers are kept in the model's card. */
export function ModelQuestions({ questions, onAnswer }: Props) {
  const { t } = useTranslation();
  const [classes, setClasses] = useState('');
  const [layout, setLayout] = useState<OutputLayout | null>(null);
  const [size, setSize] = useState({ width: USUAL_SIZE, height: USUAL_SIZE });
  const names = classNamesOf(classes);
  const asks = (question: Question) => questions.includes(question);
  const isComplete = (!asks('classes') || names.length > 0) && (!asks('layout') || layout !== null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAnswer({
      ...(asks('classes') && { classes: names }),
      ...(asks('layout') && layout !== null && { layout }),
      ...(asks('input-size') && { inputWidth: size.width, inputHeight: size.height }),
    });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <h3>{t('model.questions-title')}</h3>
      {asks('classes') && (
        <Textarea
          label={t('model.classes-question')}
          description={t('model.classes-hint', { count: names.length })}
          autosize
          minRows={4}
          maxRows={12}
          value={classes}
          onChange={(event) => setClasses(event.currentTarget.value)}
        />
      )}
      {asks('layout') && (
        <Select
          label={t('model.layout-question')}
          description={t('model.layout-hint')}
          data={outputLayoutSchema.options.map((value) => ({ value, label: t(`layout.${value}`) }))}
          value={layout}
          onChange={setLayout}
        />
      )}
      {asks('input-size') && (
        <div className={styles.row}>
          <NumberInput
            label={t('model.width-question')}
            min={32}
            step={32}
            value={size.width}
            onChange={(value) => setSize({ ...size, width: Number(value) })}
          />
          <NumberInput
            label={t('model.height-question')}
            min={32}
            step={32}
            value={size.height}
            onChange={(value) => setSize({ ...size, height: Number(value) })}
          />
        </div>
      )}
      <div>
        <Button type="submit" disabled={!isComplete}>
          {t('model.look-again')}
        </Button>
      </div>
    </form>
  );
}

import { Button, Loader } from '@mantine/core';
import { IconFileImport, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ModelAnswers, ModelSummary } from '../../preload/contract/models/model.ts';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import styles from './model-import.module.css';
import { ModelQuestions } from './model-questions.tsx';
import { NameModel } from './name-model.tsx';
import { type DroppedFile, useModelImport } from './use-model-import.ts';

type Props = {
  readonly dropped?: DroppedFile | null;
  readonly onImported: (model: ModelSummary) => void;
};

/** From a file to a registered model: choose, look, answer, name. */
export function ModelImport({ dropped = null, onImported }: Props) {
  const { t } = useTranslation();
  const { path, answers, choose, chooseError, isProbing, found, questions, refusal, answer, callOff, startOver } =
    useModelImport(dropped);
  return (
    <div className={styles.import}>
      <div className={styles.file}>
        <Button
          variant={path === null ? 'filled' : 'default'}
          leftSection={<IconFileImport size="1.2rem" />}
          onClick={choose}
          disabled={isProbing}
        >
          {path === null ? t('model.choose') : t('model.choose-other')}
        </Button>
        <span className={styles.path}>{path ?? t('model.choose-hint')}</span>
      </div>
      {chooseError !== null && <FaultNotice error={chooseError} />}
      {isProbing && (
        <>
          <p className={styles.progress} role="status">
            <Loader size="sm" /> {t('model.probing')}
          </p>
          <div>
            <Button variant="default" leftSection={<IconPlayerStop size="1.1rem" />} onClick={callOff}>
              {t('common.cancel')}
            </Button>
          </div>
        </>
      )}
      {refusal !== null && !isProbing && <FaultNotice error={refusal} />}
      {questions !== null && path !== null && !isProbing && (
        <ModelQuestions
          key={questionKey(path, answers)}
          path={path}
          missing={questions}
          answers={answers}
          onAnswer={answer}
        />
      )}
      {found !== null && path !== null && (
        <NameModel
          key={found.card.sha256}
          path={path}
          answers={answers}
          found={found}
          onImported={(model) => {
            startOver();
            onImported(model);
          }}
        />
      )}
    </div>
  );
}

/** Another file, or another answer, starts a new examination. */
function questionKey(path: string, answers: ModelAnswers): string {
  return JSON.stringify([path, answers]);
}

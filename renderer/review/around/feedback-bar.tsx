import { CloseButton } from '@mantine/core';
import { IconCheck, IconSchool } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Feedback } from '../../../preload/contract/parts/review.ts';
import type { Format } from '../../../preload/words/format.ts';
import { MarkedPicture } from '../../book/marked-picture.tsx';
import { pictureAddress } from '../../picture/load-part.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './feedback-bar.module.css';

type Props = { readonly feedback: Feedback | null; readonly onDismiss: () => void };

/** What somebody in training is told about their last answer. The next answer removes it. */
export function FeedbackBar({ feedback, onDismiss }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div role="status">
      {feedback !== null && (
        <div className={styles.bar} data-is-right={feedback.isRight}>
          <div className={styles.picture}>
            <MarkedPicture {...feedback} address={pictureAddress(feedback.inspectionId)} alt="" />
          </div>
          {feedback.isRight ? <IconCheck size="1.6rem" aria-hidden /> : <IconSchool size="1.6rem" aria-hidden />}
          <p className={styles.text}>{feedbackSentence(feedback, t, format)}</p>
          <CloseButton onClick={onDismiss} aria-label={t('common.close')} />
        </div>
      )}
    </div>
  );
}

function feedbackSentence(
  { isRight, said, isBad, classNames, source }: Feedback,
  t: TFunction,
  format: Format,
): string {
  const bad = classNames.length === 0 ? t('review.feedback.bad') : format.list(classNames);
  const answer = isBad ? bad : t('review.feedback.good');
  const words = { said: t(`disposition.${said}`), answer };
  if (isRight) return t('review.feedback.right', words);
  return source === 'agreed' ? t('review.feedback.agreed', words) : t('review.feedback.model', words);
}

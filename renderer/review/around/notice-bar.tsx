import { CloseButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { faultSentence } from '../../../preload/words/fault-sentence.ts';
import type { Format } from '../../../preload/words/format.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import type { Notice } from '../session/queue-state.ts';
import styles from './notice-bar.module.css';

type Props = { readonly notice: Notice | null; readonly onDismiss: () => void };

/** What the person has to know about an item that came back or left. The next answer removes it. */
export function NoticeBar({ notice, onDismiss }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div role="status">
      {notice !== null && (
        <div
          className={styles.bar}
          data-is-alarm={notice.kind === 'not-saved' || notice.kind === 'undo-failed' || notice.kind === 'line-told'}
        >
          <IconInfoCircle size="1.4rem" aria-hidden />
          <p className={styles.text}>{noticeSentence(notice, t, format)}</p>
          <CloseButton onClick={onDismiss} aria-label={t('common.close')} />
        </div>
      )}
    </div>
  );
}

function noticeSentence(notice: Notice, t: TFunction, format: Format): string {
  switch (notice.kind) {
    case 'not-saved':
    case 'undo-failed':
      return t(`review.notice.${notice.kind}`, { reason: faultSentence(notice.fault, format) });
    case 'line-told':
      return faultSentence(notice.fault, format);
    case 'claim-lost':
    case 'line-gone-on':
    case 'nothing-to-undo':
      return t(`review.notice.${notice.kind}`);
    default:
      return notice satisfies never;
  }
}

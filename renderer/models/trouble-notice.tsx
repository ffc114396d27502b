import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ModelStanding } from '../../preload/contract/models/model-state.ts';
import { faultSentence } from '../../preload/words/fault-sentence.ts';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './trouble-notice.module.css';

type Props = { readonly trouble: NonNullable<ModelStanding['trouble']> };

/** What went wrong with a challenger in shadow, when, and what to do about it. */
export function TroubleNotice({ trouble: { fault, at } }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.trouble} role="alert">
      <IconAlertTriangle size="1.4rem" aria-hidden />
      <div>
        <strong>{t('models.trouble-at', { at: format.moment(at) })}</strong>
        <p>
          {fault === null ? t('models.trouble-unknown') : faultSentence(fault, format)} {t('models.trouble-do')}
        </p>
      </div>
    </div>
  );
}

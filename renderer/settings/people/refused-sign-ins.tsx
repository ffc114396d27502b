import { useTranslation } from 'react-i18next';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { FormGroup } from '../form-page.tsx';
import styles from './people.module.css';

const SHOWN = 20;

/** Recent wrong PINs: an occasional slip is normal, a series means that somebody is guessing. */
export function RefusedSignIns() {
  const { t } = useTranslation();
  const format = useFormat();
  const refused = useOperation('person.refused-sign-ins', { limit: SHOWN }, { everyMs: 30_000 }).data ?? [];
  if (refused.length === 0) return null;
  return (
    <FormGroup title={t('person.refused')} hint={t('person.refused-hint')}>
      <ul className={styles.refused}>
        {refused.map(({ id, at, personName, windowId, waitMs }) => (
          <li key={id}>
            <span className={styles.dim}>{format.dayTime(at)}</span> {personName}
            <span className={styles.dim}>
              {' · '}
              {t('person.refused-window', { number: windowId.replace(/\D/g, '') })}
              {waitMs > 0 && ` · ${t('person.refused-wait', { wait: format.age(waitMs) })}`}
            </span>
          </li>
        ))}
      </ul>
    </FormGroup>
  );
}

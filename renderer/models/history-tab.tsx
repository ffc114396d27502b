import { useTranslation } from 'react-i18next';
import { faultSentence } from '../../preload/words/fault-sentence.ts';
import { Loaded } from '../ui/controls/loaded.tsx';
import { useOperation } from '../ui/engine/use-operation.ts';
import { makerName } from '../ui/words/maker.ts';
import { useFormat } from '../ui/words/use-format.ts';
import tab from './history-tab.module.css';
import styles from './models.module.css';
import type { TabProps } from './tab-props.ts';

/** The history of a model: what, when, who and why, newest first. */
export function HistoryTab({ model }: TabProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const history = useOperation('model.history', { sha256: model.sha256 });
  return (
    <Loaded query={history} height="10rem">
      {(events) => (
        <ol className={tab.events}>
          {events.map(({ kind, madeAt, madeBy, recipeName, recipeVersion, reason, despite, fault }) => (
            <li key={`${madeAt} ${kind} ${recipeName ?? ''} ${recipeVersion ?? ''}`} className={tab.event}>
              <span className={styles.dim}>{format.moment(madeAt)}</span>
              <div>
                <strong>{t(`models.event.${kind}`)}</strong>
                {recipeName !== null && (
                  <span>
                    {' · '}
                    {recipeVersion === null
                      ? recipeName
                      : t('models.in-version', { recipe: recipeName, version: recipeVersion })}
                  </span>
                )}
                <span className={styles.dim}> · {makerName(madeBy, t)}</span>
                {reason !== '' && <p className={tab.reason}>{reason}</p>}
                {despite.length > 0 && (
                  <p className={tab.reason}>
                    {t('models.in-spite-of', {
                      clauses: format.list(despite.map((code) => t(`models.clause.${code}`))),
                    })}
                  </p>
                )}
                {fault !== null && <p className={tab.reason}>{faultSentence(fault, format)}</p>}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

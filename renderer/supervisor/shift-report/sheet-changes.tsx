import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ChangeReport, StationChange } from '../../../preload/contract/reports/shift.ts';
import type { Format } from '../../../preload/words/format.ts';
import { happeningWords } from '../../models/rollout/rollout-words.ts';
import { makerName } from '../../ui/words/maker.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './shift-report.module.css';

/** As many as fit on the page; the newest count most. */
const CHANGES_SHOWN = 8;

/** What was changed about recipes and models, by whom and why. */
export function SheetChanges({ report: { changes, all } }: { readonly report: ChangeReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = changes.slice(-CHANGES_SHOWN);
  return (
    <section>
      <h3>{t('shift-report.changes')}</h3>
      {all === 0 && <p>{t('shift-report.no-changes')}</p>}
      {all > shown.length && <p>{t('shift-report.newest-changes', { shown: shown.length, all: format.count(all) })}</p>}
      <ul className={styles.list}>
        {shown.map((change) => (
          <li key={`${change.at} ${change.about} ${subjectOf(change, t, format)}`}>
            {format.hourMinute(change.at)} <strong>{subjectOf(change, t, format)}</strong> ·{' '}
            {makerName(change.madeBy, t)}
            {change.reason !== '' && <span className={styles.reason}> · {change.reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function subjectOf(change: StationChange, t: TFunction, format: Format): string {
  switch (change.about) {
    case 'recipe': {
      const version = t('models.in-version', { recipe: change.recipeName, version: change.version });
      if (!change.isModelNew) return version;
      return change.modelName === null
        ? t('shift-report.without-model', { version })
        : t('shift-report.with-model', { version, model: change.modelName });
    }
    case 'model':
      return [change.modelName, t(`models.event.${change.kind}`), change.recipeName]
        .filter((word) => word !== null)
        .join(' · ');
    case 'rollout':
      return [change.challengerName, happeningWords(change.happening, change.plan, t, format), change.recipeName].join(
        ' · ',
      );
    default:
      return change satisfies never;
  }
}

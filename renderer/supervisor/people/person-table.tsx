import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonFigures } from '../../../preload/contract/people/consistency.ts';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import { ByConditionCell } from './by-condition.tsx';
import { ShareFigure, Unknown } from './figure-cells.tsx';
import { KappaCell } from './kappa-cell.tsx';
import styles from './people-page.module.css';

/** Person by person, in alphabetical order: this is not a ranking. */
export function PersonTable({ people }: { readonly people: readonly PersonFigures[] }) {
  const { t } = useTranslation();
  const known = useOperation('person.list', {}).data;
  const setTraining = useToldCommand('person.set-training');
  return (
    <section className={styles.block}>
      <h2 className={styles.heading}>
        {t('consistency.people')} <FigureInfo figure="consistency" />
      </h2>
      {/** biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('consistency.people')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('consistency.person')}</th>
              <th scope="col">{t('consistency.answers')}</th>
              <th scope="col">{t('consistency.seconds')}</th>
              <th scope="col" title={t('consistency.within')}>
                {t('consistency.agreement')}
              </th>
              <th scope="col" title={t('consistency.kappa-hint')}>
                {t('consistency.kappa-and-ac1')}
              </th>
              <th scope="col" title={t('consistency.miss-hint')}>
                {t('consistency.miss')}
              </th>
              <th scope="col" title={t('consistency.false-alarm-hint')}>
                {t('consistency.false-alarm')}
              </th>
              <th scope="col">{t('consistency.training')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((figures) => (
              <PersonRow
                key={figures.personId}
                figures={figures}
                isTraining={known?.find(({ id }) => id === figures.personId)?.isTraining ?? null}
                onTraining={(isTraining) => setTraining.mutate({ id: figures.personId, isTraining })}
              />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

type RowProps = {
  readonly figures: PersonFigures;
  /** Null while it is not known. */
  readonly isTraining: boolean | null;
  readonly onTraining: (isTraining: boolean) => void;
};

function PersonRow({ figures: { name, answers, medianMs, within, reference }, isTraining, onTraining }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {name}
      </th>
      <td>{format.count(answers)}</td>
      <td>{medianMs === null ? <Unknown why={t('consistency.unknown')} /> : format.seconds(medianMs)}</td>
      <td>
        <ByConditionCell figures={within} show={({ agreement }) => <ShareFigure share={agreement} />} />
      </td>
      <td>
        <ByConditionCell figures={within} show={(one) => <KappaCell figures={one} />} />
      </td>
      <td>
        <ShareFigure share={reference.miss} />
      </td>
      <td>
        <ShareFigure share={reference.falseAlarm} />
      </td>
      <td>
        <Switch
          aria-label={t('consistency.training-of', { name })}
          checked={isTraining === true}
          disabled={isTraining === null}
          onChange={({ currentTarget }) => onTraining(currentTarget.checked)}
        />
      </td>
    </tr>
  );
}

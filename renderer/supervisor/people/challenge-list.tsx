import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import type { TransferControl } from '../export/use-transfer.ts';
import { BringChallenges } from './bring-challenges.tsx';
import styles from './people-page.module.css';

/** The parts of one recipe whose answer is known, and how they were answered. */
export function ChallengeList({ recipe, control }: { readonly recipe: Recipe; readonly control: TransferControl }) {
  const { t } = useTranslation();
  const format = useFormat();
  const challenges = useOperation('challenge.list', { recipeId: recipe.id }).data ?? [];
  const remove = useToldCommand('challenge.remove');
  return (
    <section className={styles.block}>
      <h2 className={styles.heading}>
        {t('challenge.title')} · {recipe.name} <FigureInfo figure="reference" />
      </h2>
      <p className={styles.lead}>{challenges.length === 0 ? t('challenge.none') : t('challenge.lead')}</p>
      <BringChallenges recipeId={recipe.id} control={control} />
      {challenges.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('challenge.part')}</th>
              <th scope="col">{t('challenge.answer')}</th>
              <th scope="col">{t('challenge.answered-wrong')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {challenges.map(({ inspectionId, name, isBad, isBrought, classNames, answers, wrong }) => (
              <tr key={inspectionId}>
                <th scope="row" className={styles.name}>
                  <Link href={`/inspection/${inspectionId}`}>{name}</Link>
                  {isBrought && <span className={styles.dim}>{t('challenge.brought')}</span>}
                </th>
                <td>
                  {t(isBad ? 'adjudication.bad' : 'adjudication.good')}
                  {classNames.length > 0 && ` · ${format.list(classNames)}`}
                </td>
                <td>
                  {format.count(answers)} · {format.count(wrong)}
                </td>
                <td>
                  <Button variant="default" onClick={() => remove.mutate({ inspectionId })}>
                    {t('book.remove-picture')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

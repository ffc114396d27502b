import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RecipeId } from '../../preload/contract/units.ts';
import { thumbnailAddress } from '../picture/load-part.ts';
import { Loaded } from '../ui/loaded.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useFormat } from '../ui/use-format.ts';
import { useCommand, useOperation } from '../ui/use-operation.ts';
import styles from './models.module.css';

type Props = { readonly recipeId: RecipeId; readonly mayChange: boolean };

/** The parts that models of a recipe have to prove themselves on, with their agreed answers. */
export function GoldenSet({ recipeId, mayChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const toasts = useToasts();
  const golden = useOperation('golden.list', { recipeId });
  const remove = useCommand('golden.remove', ['golden.list']);
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('gate.golden')}</h2>
      <Loaded query={golden}>
        {(parts) =>
          parts.length === 0 ? (
            <p className={styles.lead}>{t('gate.empty')}</p>
          ) : (
            <ul className={styles.golden}>
              {parts.map(({ inspectionId, name, isBad, classNames, laneName, lot }) => (
                <li key={inspectionId}>
                  <Link href={`/inspection/${inspectionId}`}>
                    <img src={thumbnailAddress(inspectionId)} alt="" loading="lazy" />
                    <strong className={styles.version}>{name}</strong>
                  </Link>
                  <span>
                    {isBad ? t('gate.bad') : t('gate.good')}
                    {classNames.length > 0 && ` · ${format.list(classNames)}`}
                  </span>
                  <span className={styles.dim}>{[laneName, lot].filter((each) => each !== null).join(' · ')}</span>
                  {mayChange && (
                    <Button
                      variant="default"
                      leftSection={<IconTrash size="1.1rem" />}
                      onClick={() => remove.mutate({ recipeId, inspectionId }, { onError: toasts.fault })}
                    >
                      {t('common.remove')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

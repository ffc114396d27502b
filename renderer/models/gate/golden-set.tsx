import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RecipeId } from '../../../preload/contract/values/units.ts';
import { thumbnailAddress } from '../../picture/load-part.ts';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import gate from './gate.module.css';
import { GoldenFill } from './golden-fill.tsx';

/** Parts shown at once: a set may hold thousands of pictures. */
const PAGE = 48;

type Props = { readonly recipeId: RecipeId; readonly mayChange: boolean };

/** The golden set of a recipe: the parts its models are tested on, with their agreed answers. */
export function GoldenSet({ recipeId, mayChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState(PAGE);
  const golden = useOperation('golden.list', { recipeId });
  const remove = useToldCommand('golden.remove');
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('gate.golden')}</h2>
      {mayChange && <GoldenFill recipeId={recipeId} />}
      <Loaded query={golden}>
        {(parts) =>
          parts.length === 0 ? (
            <p className={styles.lead}>{t('gate.empty')}</p>
          ) : (
            <>
              <ul className={gate.golden}>
                {parts.slice(0, shown).map(({ inspectionId, name, isBad, classNames, laneName, lot, origin }) => (
                  <li key={inspectionId}>
                    <Link href={`/inspection/${inspectionId}`}>
                      <img src={thumbnailAddress(inspectionId)} alt="" loading="lazy" />
                      <strong className={gate.goldenName}>{name}</strong>
                    </Link>
                    <span>
                      {isBad ? t('gate.bad') : t('gate.good')}
                      {classNames.length > 0 && ` · ${format.list(classNames)}`}
                    </span>
                    <span className={styles.dim}>
                      {[laneName, lot, t(`gate.origin.${origin}`)].filter((each) => each !== null).join(' · ')}
                    </span>
                    {mayChange && (
                      <Button
                        variant="default"
                        leftSection={<IconTrash size="1.1rem" />}
                        onClick={() => remove.mutate({ recipeId, inspectionId })}
                      >
                        {t('common.remove')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
              {parts.length > shown && (
                <div>
                  <Button variant="default" onClick={() => setShown(shown + PAGE)}>
                    {t('gate.more-golden', { count: parts.length - shown })}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}

import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ModelSummary } from '../../../../preload/contract/models/model.ts';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import { Loaded } from '../../../ui/controls/loaded.tsx';
import { useOperation } from '../../../ui/engine/use-operation.ts';
import { makerName } from '../../../ui/words/maker.ts';
import { useFormat } from '../../../ui/words/use-format.ts';
import { FormGroup } from '../../form-page.tsx';
import styles from '../recipe.module.css';
import { ChangeList } from './change-list.tsx';
import { recipeChanges } from './recipe-diff.ts';

type Props = {
  readonly recipe: Recipe;
  readonly models: readonly ModelSummary[];
  /** Puts a version's settings into the form; saving them creates a new version. */
  readonly onTake: (version: Recipe) => void;
};

/** Every version: who made it, when, why, and what it changed. */
export function VersionList({ recipe, models, onTake }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const versions = useOperation('recipe.versions', { id: recipe.id });
  return (
    <FormGroup title={t('recipe.versions')} hint={t('recipe.versions-hint')}>
      <Loaded query={versions} height="6rem">
        {(all) =>
          [...all]
            .sort((a, b) => b.version - a.version)
            .map((version) => {
              const before = all.find((other) => other.version === version.version - 1);
              return (
                <article key={version.version} className={styles.version}>
                  <div className={styles.versionHead}>
                    <div>
                      <strong>{t('recipe.version', { version: version.version })}</strong>
                      <p className={styles.dim}>
                        {[makerName(version.madeBy, t), format.moment(version.madeAt)]
                          .filter((fact) => fact !== '')
                          .join(' · ')}
                      </p>
                      {version.comment !== '' && <p>{version.comment}</p>}
                    </div>
                    <Link
                      className={styles.whichParts}
                      href={`/supervisor/cases/new/recipe/${recipe.id}/${version.version}`}
                    >
                      {t('case.which-parts')}
                    </Link>
                    {version.version !== recipe.version && (
                      <Button
                        variant="default"
                        leftSection={<IconHistory size="1.1rem" />}
                        onClick={() => onTake(version)}
                      >
                        {t('recipe.take')}
                      </Button>
                    )}
                  </div>
                  {before !== undefined && <ChangeList changes={recipeChanges(before, version)} models={models} />}
                </article>
              );
            })
        }
      </Loaded>
    </FormGroup>
  );
}

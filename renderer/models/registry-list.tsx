import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ModelSummary } from '../../preload/contract/models/model.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import styles from './models.module.css';
import screen from './models-screen.module.css';

type Props = {
  readonly models: readonly ModelSummary[];
  readonly openSha256: string | null;
};

/** All models by family, the newest first, each with its state once that is known. */
export function RegistryList({ models, openSha256 }: Props) {
  const { t } = useTranslation();
  const standings = useOperation('model.standings', {}).data;
  const families = Map.groupBy(models, ({ family }) => family);
  return (
    <div className={screen.families}>
      {[...families].map(([family, versions]) => (
        <section key={family}>
          <h2 className={screen.family} title={family}>
            {family}
          </h2>
          {versions.map(({ sha256, version }) => {
            const standing = standings?.find((each) => each.sha256 === sha256);
            return (
              <Link
                key={sha256}
                href={`/models/${sha256}`}
                className={screen.entry}
                aria-current={sha256 === openSha256 ? 'page' : undefined}
              >
                <span className={screen.version} title={version}>
                  {version}
                </span>
                {standing?.trouble != null && (
                  <IconAlertTriangle size="1.2rem" role="img" aria-label={t('models.in-trouble')} />
                )}
                {standing !== undefined && (
                  <span className={styles.state} data-state={standing.state}>
                    {t(`models.state.${standing.state}`)}
                  </span>
                )}
              </Link>
            );
          })}
        </section>
      ))}
    </div>
  );
}

import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ModelSummary } from '../../preload/contract/models/model.ts';
import type { ModelStanding } from '../../preload/contract/models/model-state.ts';
import styles from './models.module.css';
import screen from './models-screen.module.css';

type Props = {
  readonly models: readonly ModelSummary[];
  readonly standings: ReadonlyMap<string, ModelStanding>;
  readonly openSha256: string | null;
};

/** Every model of the registry under its family, the newest first. */
export function RegistryList({ models, standings, openSha256 }: Props) {
  const { t } = useTranslation();
  const families = Map.groupBy(models, ({ family }) => family);
  return (
    <div className={screen.families}>
      {[...families].map(([family, versions]) => (
        <section key={family}>
          <h2 className={screen.family} title={family}>
            {family}
          </h2>
          {versions.map(({ sha256, version }) => {
            const { state, trouble } = standings.get(sha256) ?? { state: 'imported' as const, trouble: null };
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
                {trouble !== null && <IconAlertTriangle size="1.2rem" role="img" aria-label={t('models.in-trouble')} />}
                <span className={styles.state} data-state={state}>
                  {t(`models.state.${state}`)}
                </span>
              </Link>
            );
          })}
        </section>
      ))}
    </div>
  );
}

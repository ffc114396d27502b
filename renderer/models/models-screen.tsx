import { IconBrain, IconFileImport, IconScale } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useRoute } from 'wouter';
import { ModelImport } from '../model-import/model-import.tsx';
import { Empty } from '../ui/controls/empty.tsx';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import { Loaded } from '../ui/controls/loaded.tsx';
import { useToasts } from '../ui/controls/toasts.tsx';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useSession } from '../ui/engine/use-session.ts';
import { TwoModels } from './compare/two-models.tsx';
import { ModelDetail } from './model-detail.tsx';
import styles from './models.module.css';
import { RegistryList } from './registry-list.tsx';
import { useDroppedModel } from './use-dropped-model.ts';

const IMPORT = '/models/import';
const COMPARE = '/models/compare';

/** The registry by family, and beside it the model that is open, or the way to take in another. */
export function ModelsScreen() {
  const { t } = useTranslation();
  const toasts = useToasts();
  const [, navigate] = useLocation();
  const [, address] = useRoute('/models/:sha256?/:tab?');
  const mayChange = useSession().role === 'engineer';
  const models = useOperation('model.list', {});
  const standings = useOperation('model.standings', {});
  const { target, isOver, dropped, trouble } = useDroppedModel(mayChange, () => navigate(IMPORT));
  const named = address?.sha256 ?? null;
  const known = new Map((standings.data ?? []).map((standing) => [standing.sha256, standing]));
  const open = named ?? models.data?.[0]?.sha256 ?? null;
  return (
    <div className={styles.screen} {...target}>
      <nav className={styles.registry} aria-label={t('models.registry')}>
        {mayChange && (
          <Link href={IMPORT} className={styles.entry} aria-current={named === 'import' ? 'page' : undefined}>
            <IconFileImport size="1.3rem" stroke={1.6} aria-hidden />
            <span className={styles.version}>{t('model.import-title')}</span>
          </Link>
        )}
        {(models.data?.length ?? 0) > 1 && (
          <Link href={COMPARE} className={styles.entry} aria-current={named === 'compare' ? 'page' : undefined}>
            <IconScale size="1.3rem" stroke={1.6} aria-hidden />
            <span className={styles.version}>{t('card.two')}</span>
          </Link>
        )}
        <Loaded query={models}>{(all) => <RegistryList models={all} standings={known} openSha256={open} />}</Loaded>
      </nav>
      <div className={styles.page}>
        {named === 'import' && mayChange ? (
          <section className={styles.detail}>
            <h1 className={styles.title}>{t('model.import-title')}</h1>
            <p className={styles.lead}>
              {t('model.lead')} {t('model.import-hint')}
            </p>
            {trouble !== null && <FaultNotice error={trouble} />}
            <ModelImport
              dropped={dropped}
              onImported={({ sha256, family, version }) => {
                toasts.done(t('model.imported', { name: `${family} ${version}` }));
                navigate(`/models/${sha256}`);
              }}
            />
          </section>
        ) : (
          <Loaded query={models}>
            {(all) => {
              if (named === 'compare') return <TwoModels all={all} />;
              const model = all.find(({ sha256 }) => sha256 === open);
              const standing = known.get(open ?? '');
              if (model !== undefined && standing !== undefined) {
                return (
                  <ModelDetail key={model.sha256} model={model} standing={standing} all={all} tab={address?.tab} />
                );
              }
              return (
                <Empty Icon={IconBrain} title={t(named === null ? 'model.none' : 'models.unknown')}>
                  {t(mayChange ? 'model.none-text' : 'models.choose')}
                </Empty>
              );
            }}
          </Loaded>
        )}
      </div>
      {isOver && (
        <div className={styles.drop} aria-hidden>
          <IconFileImport size="4rem" stroke={1.25} />
          {t('models.drop')}
        </div>
      )}
    </div>
  );
}

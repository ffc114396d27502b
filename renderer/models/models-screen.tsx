import { IconBrain, IconFileImport, IconScale } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useRoute } from 'wouter';
import { Empty } from '../ui/controls/empty.tsx';
import { Loaded } from '../ui/controls/loaded.tsx';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useSession } from '../ui/engine/use-session.ts';
import { TwoModels } from './compare/two-models.tsx';
import { ImportPage } from './import-page.tsx';
import { ModelDetail } from './model-detail.tsx';
import styles from './models-screen.module.css';
import { RegistryList } from './registry-list.tsx';
import { useDroppedModel } from './use-dropped-model.ts';

const IMPORT = '/models/import';
const COMPARE = '/models/compare';

/** The registry by family, and beside it the model that is open, or the way to take in another. */
export function ModelsScreen() {
  const { t } = useTranslation();
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
          <Entry href={IMPORT} Icon={IconFileImport} title={t('model.import-title')} isOpen={named === 'import'} />
        )}
        {(models.data?.length ?? 0) > 1 && (
          <Entry href={COMPARE} Icon={IconScale} title={t('card.two')} isOpen={named === 'compare'} />
        )}
        <Loaded query={models}>{(all) => <RegistryList models={all} standings={known} openSha256={open} />}</Loaded>
      </nav>
      <div className={styles.page}>
        {named === 'import' && mayChange ? (
          <ImportPage dropped={dropped} trouble={trouble} />
        ) : (
          <Loaded query={models}>
            {(all) => {
              if (named === 'compare') return <TwoModels all={all} />;
              const model = all.find(({ sha256 }) => sha256 === open);
              const standing = known.get(open ?? '');
              if (model !== undefined && standing !== undefined) {
                return <ModelDetail key={model.sha256} {...{ model, standing, all }} tab={address?.tab} />;
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

type EntryProps = {
  readonly href: string;
  readonly Icon: ComponentType<{ size: string; stroke: number; 'aria-hidden': true }>;
  readonly title: string;
  readonly isOpen: boolean;
};

/** A page beside the models themselves. */
function Entry({ href, Icon, title, isOpen }: EntryProps) {
  return (
    <Link href={href} className={styles.entry} aria-current={isOpen ? 'page' : undefined}>
      <Icon size="1.3rem" stroke={1.6} aria-hidden />
      <span className={styles.version}>{title}</span>
    </Link>
  );
}

import { IconFileImport, IconRoute, IconScale } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useRoute } from 'wouter';
import { Loaded } from '../ui/controls/loaded.tsx';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useSession } from '../ui/engine/use-session.ts';
import { TwoModels } from './compare/two-models.tsx';
import { ImportPage } from './import-page.tsx';
import styles from './models-screen.module.css';
import { OpenModel } from './open-model.tsx';
import { RegistryList } from './registry-list.tsx';
import { RolloutPage } from './rollout/rollout-page.tsx';
import { useDroppedModel } from './use-dropped-model.ts';

const IMPORT = '/models/import';
const COMPARE = '/models/compare';
const ROLLOUT = '/models/rollout';

/** The registry by family, and beside it the open model or the import page. */
export function ModelsScreen() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [, address] = useRoute('/models/:sha256?/:tab?');
  const mayChange = useSession().role === 'engineer';
  const models = useOperation('model.list', {});
  const { target, isOver, dropped, trouble } = useDroppedModel(mayChange, () => navigate(IMPORT));
  const named = address?.sha256 ?? null;
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
        {(models.data?.length ?? 0) > 1 && (
          <Entry href={ROLLOUT} Icon={IconRoute} title={t('rollout.title')} isOpen={named === 'rollout'} />
        )}
        <Loaded query={models}>{(all) => <RegistryList models={all} openSha256={open} />}</Loaded>
      </nav>
      <div className={styles.page}>
        {named === 'import' && mayChange ? (
          <ImportPage dropped={dropped} trouble={trouble} />
        ) : (
          <Loaded query={models}>
            {(all) => {
              if (named === 'compare') return <TwoModels all={all} />;
              if (named === 'rollout') return <RolloutPage models={all} />;
              return <OpenModel all={all} named={named} tab={address?.tab} />;
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

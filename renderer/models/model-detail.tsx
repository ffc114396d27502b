import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { ModelSummary } from '../../preload/contract/models/model.ts';
import type { ModelStanding } from '../../preload/contract/models/model-state.ts';
import { useSession } from '../ui/engine/use-session.ts';
import { ModelActions } from './actions/model-actions.tsx';
import { PromoteForm } from './actions/promote-form.tsx';
import detail from './model-detail.module.css';
import styles from './models.module.css';
import { modelTabs } from './tabs.ts';
import { TroubleNotice } from './trouble-notice.tsx';

type Props = {
  readonly model: ModelSummary;
  readonly standing: ModelStanding;
  readonly all: readonly ModelSummary[];
  readonly tab: string | undefined;
};

/** One model: its role in each recipe, its actions, and its tabs. */
export function ModelDetail({ model, standing, all, tab }: Props) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [isPromoting, setPromoting] = useState(false);
  const mayChange = useSession().role === 'engineer';
  const name = `${model.family} ${model.version}`;
  const open = modelTabs.find(({ id }) => id === tab) ?? modelTabs[0];
  return (
    <section className={styles.detail}>
      <header className={detail.head}>
        <h1 className={styles.title} title={name}>
          {name}
        </h1>
        <span className={styles.state} data-state={standing.state}>
          {t(`models.state.${standing.state}`)}
        </span>
        <Link className={detail.whichParts} href={`/supervisor/cases/new/model/${model.sha256}`}>
          {t('case.which-parts')}
        </Link>
      </header>
      {standing.roles.length > 0 && (
        <ul className={detail.roles}>
          {standing.roles.map(({ role, recipeId, recipeName }) => (
            <li key={`${role} ${recipeId}`}>{t(`models.role.${role}`, { recipe: recipeName })}</li>
          ))}
        </ul>
      )}
      {standing.trouble !== null && <TroubleNotice trouble={standing.trouble} />}
      {mayChange && <ModelActions {...{ model, standing, all }} onPromote={() => setPromoting(!isPromoting)} />}
      {mayChange && isPromoting && <PromoteForm {...{ model, all }} onClose={() => setPromoting(false)} />}
      <Tabs
        value={open.id}
        onChange={(id) => id !== null && navigate(`/models/${model.sha256}/${id}`, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List aria-label={t('models.tabs')}>
          {modelTabs.map(({ id }) => (
            <Tabs.Tab key={id} value={id} className={detail.tab}>
              {t(`models.tab.${id}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {modelTabs.map(({ id, Panel }) => (
          <Tabs.Panel key={id} value={id} className={detail.panel}>
            <Panel model={model} standing={standing} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  );
}

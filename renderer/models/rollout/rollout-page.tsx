import { Button, Select } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearch } from 'wouter';
import type { ModelSummary } from '../../../preload/contract/models/model.ts';
import type { Rollout } from '../../../preload/contract/models/rollout.ts';
import { Empty } from '../../ui/controls/empty.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useSession } from '../../ui/engine/use-session.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import { ArmsTable } from './arms-table.tsx';
import { BeginRollout } from './begin-rollout.tsx';
import { EvidenceChart } from './evidence-chart.tsx';
import own from './rollout.module.css';
import { RolloutLog } from './rollout-log.tsx';
import { RolloutOrders } from './rollout-orders.tsx';
import { RolloutWays } from './rollout-ways.tsx';
import { rolloutHeading, rolloutName, standSentence } from './rollout-words.ts';
import { SettledPairs } from './settled-pairs.tsx';
import { StepTrack } from './step-track.tsx';

/** Figures change with the parts; people do not read faster than this. */
const EVERY_MS = 2000;

/** How a new model takes over: where it stands, what it waits for, and what it is judged by. */
export function RolloutPage({ models }: { readonly models: readonly ModelSummary[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isEngineer = useSession().role === 'engineer';
  const [isBeginning, setBeginning] = useState(false);
  // A link from a part or a notice names its roll-out.
  const [chosen, choose] = useState(new URLSearchParams(useSearch()).get('id'));
  const rollouts = useOperation('rollout.list', {}, { everyMs: EVERY_MS });
  const recipes = (useOperation('recipe.list', {}).data ?? []).filter(({ body }) => body.modelSha256 !== null);
  const all = rollouts.data ?? [];
  const open = all.find(({ id }) => String(id) === chosen) ?? all.find(({ isOn }) => isOn) ?? all[0];
  return (
    <section className={styles.detail}>
      <header className={own.header}>
        <h1 className={styles.title}>{t('rollout.title')}</h1>
        {isEngineer && !isBeginning && (
          <Button variant={open?.isOn === true ? 'default' : 'filled'} onClick={() => setBeginning(true)}>
            {t('rollout.begin')}
          </Button>
        )}
      </header>
      <p className={styles.lead}>{t('rollout.lead')}</p>
      {isBeginning && <BeginRollout {...{ models, recipes }} onClose={() => setBeginning(false)} />}
      {all.length > 1 && (
        <Select
          label={t('rollout.which')}
          data={all.map((rollout) => ({ value: String(rollout.id), label: rolloutName(rollout, t, format) }))}
          value={String(open?.id)}
          allowDeselect={false}
          onChange={choose}
        />
      )}
      <Loaded query={rollouts} height="10rem">
        {() =>
          open === undefined ? (
            <Empty Icon={IconRoute} title={t('rollout.none')}>
              {t('rollout.none-text')}
            </Empty>
          ) : (
            <>
              <Link className={own.whichParts} href={`/supervisor/cases/new/rollout/${open.id}`}>
                {t('case.which-parts')}
              </Link>
              <OpenRollout key={open.id} rollout={open} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function OpenRollout({ rollout }: { readonly rollout: Rollout }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, isOn, plan, state } = rollout;
  const detail = useOperation('rollout.read', { id }, isOn ? { everyMs: EVERY_MS } : {});
  return (
    <>
      <div className={own.stand} data-status={state.status}>
        <p className={own.heading}>
          {rolloutHeading(rollout, t)}
          <span className={styles.state}>{t(`rollout-status.${state.status}`)}</span>
        </p>
        {plan.mode === 'plain' && <p className={own.sentence}>{t('rollout-plan.mode-plain-hint')}</p>}
        <StepTrack rollout={rollout} />
        <p className={own.sentence}>{standSentence(rollout, t, format)}</p>
        <RolloutWays rollout={rollout} />
        {isOn && <RolloutOrders rollout={rollout} />}
      </div>
      <Loaded query={detail} height="20rem">
        {(known) => (
          <>
            <section className={styles.section}>
              <h2 className={styles.heading}>
                {t('rollout.evidence')} <FigureInfo figure="rollout" />
              </h2>
              <p className={styles.lead}>{t('rollout.evidence-hint')}</p>
              <EvidenceChart rollout={known} />
            </section>
            <section className={styles.section}>
              <ArmsTable rollout={known} />
              <p className={styles.dim}>{t('rollout.arms-hint')}</p>
            </section>
            <RolloutLog rollout={known} />
            <SettledPairs rollout={known} />
          </>
        )}
      </Loaded>
    </>
  );
}

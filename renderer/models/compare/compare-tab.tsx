import { Autocomplete, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { laneIdSchema, type ReplayId } from '../../../preload/contract/values/units.ts';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { RecountNotice } from '../../ui/controls/recount-notice.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useSession } from '../../ui/engine/use-session.ts';
import { useNow } from '../../ui/time/use-now.ts';
import { ShadowSwitch } from '../actions/shadow-switch.tsx';
import styles from '../models.module.css';
import { Replays } from '../replay/replays.tsx';
import type { TabProps } from '../tab-props.ts';
import { ChangedParts } from './changed-parts.tsx';
import compare from './compare.module.css';
import { ComparisonClasses } from './comparison-classes.tsx';
import { ComparisonConfusion } from './comparison-confusion.tsx';
import { ComparisonFigures } from './comparison-figures.tsx';
import { SendByItself } from './send-by-itself.tsx';
import { SourceChoice } from './source-choice.tsx';

const DAY_MS = 24 * 60 * 60_000;
/** A comparison changes as parts come in; the page need not hurry. */
const EVERY_MS = 5000;
/** While a replay runs it changes by the part. */
const REPLAY_EVERY_MS = 1000;
const PERIODS = ['day', 'week', 'month'] as const;
const DAYS = { day: 1, week: 7, month: 31 } as const satisfies Record<(typeof PERIODS)[number], number>;

/** Champion and challenger on the very same parts, and what people made of them. */
export function CompareTab({ model, standing }: TabProps) {
  const { t } = useTranslation();
  const [period, setPeriod] = useState<(typeof PERIODS)[number]>('week');
  const [lane, setLane] = useState<string | null>(null);
  const [lot, setLot] = useState('');
  const [replayId, chooseReplay] = useState<ReplayId | null>(null);
  const replays = useOperation('replay.list', { modelSha256: model.sha256 }).data ?? [];
  const replay = replays.find(({ id }) => id === replayId) ?? null;
  const lanes = useOperation('lane.list', {}).data ?? [];
  const mayChange = useSession().role === 'engineer';
  // Whole minutes, so that the same question is asked again and not a new one every second.
  const until = (Math.floor(useNow() / 60_000) + 1) * 60_000;
  const filter = {
    modelSha256: model.sha256,
    replayId: replay?.id ?? null,
    from: replay?.from ?? until - DAYS[period] * DAY_MS,
    until: replay?.until ?? until,
    laneId: lane === null ? null : laneIdSchema.parse(Number(lane)),
    lot: lot === '' ? null : lot,
  };
  const lots = useOperation('report.lots', {
    period: { kind: 'custom', from: filter.from, until: filter.until },
    laneId: filter.laneId,
    lot: null,
    recipeId: null,
    modelSha256: null,
  }).data;
  const everyMs = replay !== null && replay.endedAt === null ? REPLAY_EVERY_MS : EVERY_MS;
  const comparison = useOperation('shadow.compare', filter, { everyMs, isKept: true });
  return (
    <>
      {mayChange && <ShadowSwitch model={model} standing={standing} />}
      {standing.roles.some(({ role }) => role === 'shadow') && (
        <SendByItself sha256={model.sha256} mayChange={mayChange} />
      )}
      <Replays modelSha256={model.sha256} replays={replays} onBegun={chooseReplay} />
      <div className={compare.compareBar}>
        {replays.length > 0 && (
          <SourceChoice replays={replays} chosen={replay} choose={(chosen) => chooseReplay(chosen?.id ?? null)} />
        )}
        {replay === null && (
          <SegmentedControl
            aria-label={t('compare.period')}
            value={period}
            onChange={(value) => setPeriod(PERIODS.find((one) => one === value) ?? 'week')}
            data={PERIODS.map((one) => ({ value: one, label: t(`compare.${one}`) }))}
          />
        )}
        <Select
          aria-label={t('compare.lane')}
          placeholder={t('compare.every-lane')}
          clearable
          value={lane}
          onChange={setLane}
          data={lanes.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <Autocomplete
          aria-label={t('compare.lot')}
          placeholder={t('compare.every-lot')}
          clearable
          value={lot}
          maxLength={200}
          limit={50}
          onChange={setLot}
          data={[...(lots ?? [])]}
        />
      </div>
      <RecountNotice />
      <Loaded query={comparison} height="14rem">
        {(compared) =>
          compared.looked + compared.skipped === 0 ? (
            <p className={styles.lead}>
              {t(`${replay === null ? 'compare' : 'replay'}.${lane === null && lot === '' ? 'none' : 'none-here'}`)}
            </p>
          ) : (
            <>
              <ComparisonFigures comparison={compared} />
              <ComparisonConfusion confusion={compared.confusion} />
              <ComparisonClasses classes={compared.classes} />
              <ChangedParts filter={filter} judged={compared.judged} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplayId } from '../../../preload/contract/values/units.ts';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { RecountNotice } from '../../ui/controls/recount-notice.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useSession } from '../../ui/engine/use-session.ts';
import { ShadowSwitch } from '../actions/shadow-switch.tsx';
import styles from '../models.module.css';
import { Replays } from '../replay/replays.tsx';
import type { TabProps } from '../tab-props.ts';
import { ChangedParts } from './changed-parts.tsx';
import { CompareBar } from './compare-bar.tsx';
import { ComparisonClasses } from './comparison-classes.tsx';
import { ComparisonConfusion } from './comparison-confusion.tsx';
import { ComparisonFigures } from './comparison-figures.tsx';
import { SendByItself } from './send-by-itself.tsx';
import { SourceChoice } from './source-choice.tsx';
import { lotsFrom, useCompareFilter } from './use-compare-filter.ts';

/** A comparison changes slowly, as parts come in. */
const EVERY_MS = 5000;
/** During a replay it changes with every part. */
const REPLAY_EVERY_MS = 1000;

/** Champion and challenger on the same parts, and what people decided about them. */
export function CompareTab({ model, standing }: TabProps) {
  const { t } = useTranslation();
  const [replayId, chooseReplay] = useState<ReplayId | null>(null);
  const replays = useOperation('replay.list', { modelSha256: model.sha256 }).data ?? [];
  const replay = replays.find(({ id }) => id === replayId) ?? null;
  const mayChange = useSession().role === 'engineer';
  const { choice, choose, filter } = useCompareFilter(model.sha256, replay);
  const lots = useOperation('report.lots', {
    period: { kind: 'custom', from: replay === null ? lotsFrom(filter) : filter.from, until: filter.until },
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
      <CompareBar choice={choice} lots={lots ?? []} hasPeriod={replay === null} onChoose={choose}>
        {replays.length > 0 && (
          <SourceChoice replays={replays} chosen={replay} choose={(chosen) => chooseReplay(chosen?.id ?? null)} />
        )}
      </CompareBar>
      <RecountNotice />
      <Loaded query={comparison} height="14rem">
        {(compared) =>
          compared.looked + compared.skipped === 0 ? (
            <p className={styles.lead}>
              {t(
                `${replay === null ? 'compare' : 'replay'}.${filter.laneId === null && filter.lot === null ? 'none' : 'none-here'}`,
              )}
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

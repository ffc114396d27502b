import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LaneHealth } from '../../../preload/contract/station/lane.ts';
import { faultSentence } from '../../../preload/words/fault-sentence.ts';
import type { Format } from '../../../preload/words/format.ts';
import { laneLight } from '../../ui/marks/lane-light.ts';
import { Light } from '../../ui/marks/light.tsx';
import { useFormat } from '../../ui/words/use-format.ts';

/** More lanes than this are counted instead of named, except those in trouble. */
const MOST_NAMED = 1;

/** The full name, which may be cut off, and the state of the lane. */
function titleOf({ name, fault, state }: LaneHealth, t: TFunction, format: Format): string {
  return `${name}: ${fault === null ? t(`lane-state.${state}`) : faultSentence(fault, format)}`;
}

export function LaneLights({ lanes }: { readonly lanes: readonly LaneHealth[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const troubled = lanes.filter((lane) => lane.state === 'unreachable');
  const quiet = lanes.filter((lane) => lane.state !== 'unreachable');
  const named = lanes.length <= MOST_NAMED ? lanes : troubled;
  const watching = quiet.filter((lane) => lane.state === 'watching').length;
  return (
    <>
      {named.map((lane) => (
        <Light key={lane.laneId} state={laneLight[lane.state]} title={titleOf(lane, t, format)}>
          {lane.name}
        </Light>
      ))}
      {lanes.length > MOST_NAMED && quiet.length > 0 && (
        <Light state={watching > 0 ? 'well' : 'idle'} title={quiet.map((lane) => lane.name).join(', ')}>
          {t('shell.lanes-watching', { count: watching, all: quiet.length })}
        </Light>
      )}
    </>
  );
}

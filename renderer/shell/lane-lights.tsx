import { useTranslation } from 'react-i18next';
import type { LaneHealth } from '../../preload/contract/lane.ts';
import { laneLight } from '../ui/lane-light.ts';
import { Light } from '../ui/light.tsx';

/** More lanes than this are counted instead of named, save those in trouble. */
const MOST_NAMED = 2;

export function LaneLights({ lanes }: { readonly lanes: readonly LaneHealth[] }) {
  const { t } = useTranslation();
  const troubled = lanes.filter((lane) => lane.state === 'unreachable');
  const quiet = lanes.filter((lane) => lane.state !== 'unreachable');
  const named = lanes.length <= MOST_NAMED ? lanes : troubled;
  const watching = quiet.filter((lane) => lane.state === 'watching').length;
  return (
    <>
      {named.map((lane) => (
        <Light key={lane.laneId} state={laneLight[lane.state]} title={lane.reason ?? t(`lane-state.${lane.state}`)}>
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

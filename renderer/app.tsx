import { FirstRun } from './first-run/first-run.tsx';
import { EngineDown } from './shell/engine-down.tsx';
import { Shell } from './shell/shell.tsx';
import { Starting } from './shell/starting.tsx';
import { useAppearance } from './shell/use-appearance.ts';
import { useLiveEvents } from './ui/use-live-events.ts';
import { useOperation } from './ui/use-operation.ts';

/** How often the status is asked for even when no event came: a silent engine must not look like a healthy one. */
const HEARTBEAT_MS = 5000;

/** Decides which of the three faces the window shows: starting, first run, or the station; and the red one over any of them. */
export function App() {
  useLiveEvents();
  useAppearance();
  const engine = useOperation('desktop.engine-state', {});
  const status = useOperation('station.status', {}, { everyMs: HEARTBEAT_MS });
  const isDown = engine.data?.kind === 'down';
  return (
    <>
      <div inert={isDown} style={{ height: '100%' }}>
        {status.data === undefined && (
          <Starting error={status.isFetching ? null : status.error} retry={() => void status.refetch()} />
        )}
        {status.data !== undefined && (status.data.isFirstRun ? <FirstRun /> : <Shell />)}
      </div>
      {engine.data?.kind === 'down' && <EngineDown state={engine.data} />}
    </>
  );
}

import type { ReactNode } from 'react';
import { FirstRun } from './first-run/first-run.tsx';
import { Help } from './help/help.tsx';
import { AskedDiagnostics } from './shell/asked-diagnostics.tsx';
import { EngineDown } from './shell/engine-down.tsx';
import { Shell } from './shell/shell.tsx';
import { Starting } from './shell/starting.tsx';
import { useAppearance } from './shell/use-appearance.ts';
import { useLiveEvents } from './ui/engine/use-live-events.ts';
import { useOperation } from './ui/engine/use-operation.ts';

/** How often the status is requested even without events: a silent engine must not look like a healthy one. */
const HEARTBEAT_MS = 5000;

/** The window: its screens, and the red cover over them when the engine is down. */
export function App() {
  useLiveEvents();
  useAppearance();
  const engine = useOperation('desktop.engine-state', {}).data;
  return (
    <HelpHere isCovered={engine?.kind === 'down'}>
      <div data-face inert={engine?.kind === 'down'}>
        <Face />
      </div>
      {engine?.kind === 'down' && <EngineDown state={engine} />}
      <AskedDiagnostics />
    </HelpHere>
  );
}

/** The manual opens at what the window shows: a problem of the station, its first run, or the screen named by the location. */
function HelpHere({ isCovered, children }: { readonly isCovered: boolean; readonly children: ReactNode }) {
  const isFirstRun = useOperation('station.status', {}).data?.isFirstRun === true;
  const screen = isCovered ? '/trouble' : isFirstRun ? '/first-run' : undefined;
  return (
    <Help screen={screen} isCovered={isCovered}>
      {children}
    </Help>
  );
}

/** Starting, first run, or the station. Nothing is decided before it is known who is there: a reload must not lose the page. */
function Face() {
  const engine = useOperation('desktop.engine-state', {}).data;
  const session = useOperation('desktop.who-am-i', {});
  const status = useOperation('station.status', {}, { everyMs: HEARTBEAT_MS });
  if (session.data !== undefined && status.data !== undefined) {
    return status.data.isFirstRun ? <FirstRun /> : <Shell />;
  }
  // While the engine is starting, it is no fault that it does not answer yet.
  const isAsking = session.isFetching || status.isFetching || engine?.kind === 'starting';
  const retry = () => void Promise.all([session.refetch(), status.refetch()]);
  return <Starting error={isAsking ? null : (status.error ?? session.error)} retry={retry} />;
}

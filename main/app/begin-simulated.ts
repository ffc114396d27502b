import { stationStatusSchema } from '../../preload/contract/station/status.ts';
import type { EngineHost } from '../engine-host/engine-host.ts';
import type { Log } from '../engine-host/log.ts';
import { theStation } from './follow-station.ts';

/** Sets up an empty station on the simulated line once its engine runs; leaves any other as it is. */
export function beginSimulated(engine: Pick<EngineHost, 'call' | 'listen'>, log: Log): void {
  const stopListening = engine.listen({
    onState(state) {
      if (state.kind !== 'running') return;
      stopListening();
      void beginIfFirstRun(engine, log);
    },
    onEvent: () => {},
  });
}

async function beginIfFirstRun(engine: Pick<EngineHost, 'call'>, log: Log): Promise<void> {
  const answer = await engine.call('station.status', {}, theStation);
  const status = answer.ok ? stationStatusSchema.safeParse(answer.value) : null;
  if (!status?.success || !status.data.isFirstRun) return;
  const begun = await engine.call('station.begin-simulated', {}, theStation);
  if (begun.ok) return;
  log('simulated-line.not-begun', { ...begun.fault });
  console.error(`The simulated line could not begin: ${begun.fault.code}`);
}

import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { SimulatorState } from '../../../../preload/contract/station/simulator.ts';
import type { DemoLine } from '../../station/demo-line.ts';
import type { HandlersOf } from '../handlers.ts';

export function simulatorHandlers(line: DemoLine): HandlersOf<'simulator'> {
  const after = (state: SimulatorState | null): Result<SimulatorState> =>
    state === null ? failed(notFound('simulated-line')) : ok(state);
  return {
    'simulator.read': () => ok(line.state()),
    'simulator.change': async (settings) => after(await line.change(settings)),
    'simulator.play': async () => after(await line.play()),
    'simulator.pause': async () => after(await line.pause()),
  };
}

import os from 'node:os';
import type { App } from 'electron';
import type { OperationName } from '../../../preload/contract/operations/operations.ts';
import type { EngineHost } from '../../engine-host/engine-host.ts';
import { theStation } from '../follow-station.ts';
import type { Facts } from './bundle.ts';

/** What the engine is asked for a bundle. People are left out: support need not know who works here. */
const ASKED = [
  'station.status',
  'station.settings',
  'lane.list',
  'recipe.list',
  'model.list',
] as const satisfies readonly OperationName[];

/** Current versions, settings, health and the latest faults. A stopped engine is reported, not waited for. */
export async function gatherFacts(app: App, engine: Pick<EngineHost, 'call' | 'state'>, now: Date): Promise<Facts> {
  const facts: Record<string, unknown> = {
    versions: {
      at: now.toISOString(),
      lupa: app.getVersion(),
      isPackaged: app.isPackaged,
      ...pick(process.versions, ['electron', 'chrome', 'node', 'v8']),
    },
    computer: {
      platform: process.platform,
      arch: process.arch,
      release: os.release(),
      processors: os.cpus().map(({ model }) => model),
      memoryMb: Math.round(os.totalmem() / 1e6),
      freeMemoryMb: Math.round(os.freemem() / 1e6),
      upSeconds: Math.round(os.uptime()),
      processes: app.getAppMetrics().map(({ type, memory, cpu }) => ({ type, memory, cpu })),
    },
    engine: engine.state(),
  };
  for (const name of ASKED) {
    const answer = await engine.call(name, {}, theStation);
    facts[name] = answer.ok ? answer.value : { fault: answer.fault };
  }
  return facts;
}

function pick(versions: NodeJS.ProcessVersions, names: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(names.map((name) => [name, versions[name]]));
}

import { setTimeout as delay } from 'node:timers/promises';
import { createInspector } from '../../../main/engine/vision/pool/inspector.ts';
import type { VisionPool } from '../../../main/engine/vision/pool/vision-pool.ts';
import type { InspectorTask } from '../../../main/engine/vision/pool/worker-messages.ts';
import { detectorFailed } from '../../../preload/contract/faults/detector-failure.ts';
import { failed } from '../../../preload/contract/faults/result.ts';
import type { Eye } from './station-messages.ts';

const MAX_PIXELS = 1_000_000;
const SLOW_MS = 20;

/** Inspects images within the station's own process, as well or as badly as the history says. */
export function createEyes() {
  const inspector = createInspector({ maxPixels: MAX_PIXELS, threads: 1 });
  let eye: Eye = 'well';
  let looks: Promise<unknown> = Promise.resolve();

  /** One image after the other, as in a separate process. */
  const perform = (task: InspectorTask) => {
    const next = looks.then(() => inspector.perform(task));
    looks = next.catch(() => undefined);
    return next;
  };

  const pool: VisionPool = {
    load: async (model) => {
      const loaded = await perform({ kind: 'load', model });
      return loaded.ok ? { ok: true, value: null } : loaded;
    },
    unload: async () => undefined,
    inspect: async (request) => {
      const seen = eye;
      if (seen === 'slow') await delay(SLOW_MS);
      if (seen === 'dies') return failed(detectorFailed({ why: 'died', figures: { how: 'by a signal' } }));
      const look = await perform({ kind: 'inspect', request });
      if (!look.ok) return look;
      return look.value === null ? failed(detectorFailed({ why: 'no-look' })) : { ok: true, value: look.value };
    },
    whenUnused: async () => undefined,
    shadow: (job) => {
      const { modelSha256 } = job;
      void perform({ kind: 'inspect', request: job }).then((look) => {
        const seen = look.ok && look.value !== null ? { ok: true as const, value: look.value } : null;
        const result = seen ?? (look.ok ? failed(detectorFailed({ why: 'no-look' })) : look);
        job.report({ kind: 'looked', modelSha256, result });
      });
    },
    stats: () => ({ workers: 1, busy: 0, queued: 0, shadowsQueued: 0, answered: 0, failed: 0, replaced: 0 }),
    close: async () => void (await looks),
  };

  return {
    startPool: () => pool,
    see: (next: Eye) => {
      eye = next;
    },
    /** Forgets the models: the next station reads their files again. */
    close: () => perform({ kind: 'close' }),
  };
}

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { detectorFailed } from '../../../../preload/contract/faults/detector-failure.ts';
import { messageOf } from '../../../../preload/contract/faults/message-of.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { type Detector, loadDetector } from '../detect/detector.ts';
import type { ModelToLoad } from './worker-messages.ts';

/** The models held by one inspector, each with its own session. */
export type HeldModels = Readonly<{
  get(sha256: string): Detector | undefined;
  /** Loads a model whose file is the same as when it was imported. */
  load(model: ModelToLoad): Promise<Result<null>>;
  unload(sha256: string): Promise<Result<null>>;
  unloadAll(): Promise<Result<null>>;
}>;

export function createHeldModels(threads: number): HeldModels {
  const detectors = new Map<string, Detector>();

  async function unload(sha256: string): Promise<Result<null>> {
    await detectors.get(sha256)?.release();
    detectors.delete(sha256);
    return ok(null);
  }

  return {
    get: (sha256) => detectors.get(sha256),
    load: async ({ sha256, path, profile }) => {
      if (detectors.has(sha256)) return ok(null);
      const bytes = await readFile(path).catch(() => null);
      if (bytes === null) return failed({ code: 'model-file-unreadable', path });
      const foundSha256 = createHash('sha256').update(bytes).digest('hex');
      if (foundSha256 !== sha256) return failed({ code: 'model-mismatch', expectedSha256: sha256, foundSha256 });
      try {
        detectors.set(sha256, await loadDetector(bytes, profile, threads));
        return ok(null);
      } catch (error) {
        return failed(detectorFailed({ why: 'noted', figures: { complaint: messageOf(error) } }));
      }
    },
    unload,
    unloadAll: async () => {
      for (const sha256 of [...detectors.keys()]) await unload(sha256);
      return ok(null);
    },
  };
}

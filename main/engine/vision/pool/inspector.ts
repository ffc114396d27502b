import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { messageOf } from '../../../../preload/contract/faults/message-of.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { sizeSchema } from '../../../../preload/contract/values/geometry.ts';
import { decodeFileWaiting } from '../decode.ts';
import { type Detector, loadDetector } from '../detect/detector.ts';
import { measureOptics } from '../picture/optics.ts';
import { pixelHash } from '../picture/pixel-hash.ts';
import { measureSigns } from '../picture/signs.ts';
import type { InspectorTask, Look, LookRequest, ModelToLoad } from './worker-messages.ts';

/** Holds models and looks at pictures with them, one at a time, on the thread it lives on. */
export type Inspector = Readonly<{ perform(task: InspectorTask): Promise<Result<Look | null>> }>;

export function createInspector({ maxPixels, threads }: { maxPixels: number; threads: number }): Inspector {
  const detectors = new Map<string, Detector>();

  async function load(model: ModelToLoad): Promise<Result<null>> {
    if (detectors.has(model.sha256)) return ok(null);
    const bytes = await readFile(model.path).catch(() => null);
    if (bytes === null) return failed({ code: 'model-missing' });
    const foundSha256 = createHash('sha256').update(bytes).digest('hex');
    if (foundSha256 !== model.sha256) {
      return failed({ code: 'model-mismatch', expectedSha256: model.sha256, foundSha256 });
    }
    try {
      detectors.set(model.sha256, await loadDetector(bytes, model.profile, threads));
      return ok(null);
    } catch (error) {
      return failed({ code: 'detector-failed', reason: messageOf(error) });
    }
  }

  async function unload(sha256: string): Promise<Result<null>> {
    await detectors.get(sha256)?.release();
    detectors.delete(sha256);
    return ok(null);
  }

  async function inspect({ path, modelSha256, floors, iou, usedBits }: LookRequest): Promise<Result<Look>> {
    const detector = modelSha256 === null ? null : detectors.get(modelSha256);
    if (detector === undefined) return failed({ code: 'model-missing' });
    const neededSide = detector === null ? 0 : Math.max(detector.profile.input.width, detector.profile.input.height);
    const startedAt = performance.now();
    const picture = await decodeFileWaiting(path, { maxPixels, neededSide, usedBits });
    if (!picture.ok) return picture;
    const { size } = picture.value;
    // A header may say anything; what has no pixel has no brightness either, and nothing can be seen on it.
    if (!sizeSchema.safeParse(size).success) {
      return failed({
        code: 'image-unreadable',
        reason: `the picture has ${size.width} × ${size.height} pixels`,
        damage: 'damaged',
      });
    }
    const optics = measureOptics(picture.value.pixels);
    const signs = measureSigns(picture.value.pixels);
    const seen = { ...size, optics, signs, neededSide, pixelHash: pixelHash(picture.value.pixels) };
    const decode = performance.now() - startedAt;
    if (detector === null) return ok({ ...seen, detections: [], isCut: false, elapsedMs: { decode } });
    try {
      const { elapsedMs, ...sighting } = await detector.detect(picture.value, { floors, iou });
      return ok({ ...seen, ...sighting, elapsedMs: { decode, ...elapsedMs } });
    } catch (error) {
      return failed({ code: 'detector-failed', reason: messageOf(error) });
    }
  }

  async function close(): Promise<Result<null>> {
    for (const sha256 of [...detectors.keys()]) await unload(sha256);
    return ok(null);
  }

  return {
    perform(task) {
      switch (task.kind) {
        case 'load':
          return load(task.model);
        case 'unload':
          return unload(task.sha256);
        case 'inspect':
          return inspect(task.request);
        case 'close':
          return close();
        default:
          return task satisfies never;
      }
    },
  };
}

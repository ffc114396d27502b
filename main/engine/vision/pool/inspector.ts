import { detectorFailed } from '../../../../preload/contract/faults/detector-failure.ts';
import { messageOf } from '../../../../preload/contract/faults/message-of.ts';
import { imageUnreadable } from '../../../../preload/contract/faults/picture-damage.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { sizeSchema } from '../../../../preload/contract/values/geometry.ts';
import { decodeFileWaiting } from '../decode.ts';
import type { Detector } from '../detect/detector.ts';
import { measureOptics } from '../picture/optics.ts';
import { pixelHash } from '../picture/pixel-hash.ts';
import { measureSigns } from '../picture/signs.ts';
import { createHeldModels } from './held-models.ts';
import type { InspectorTask, Look, LookRequest } from './worker-messages.ts';

/** Holds models and looks at images with them, one at a time, on its own thread. */
export type Inspector = Readonly<{ perform(task: InspectorTask): Promise<Result<Look | null>> }>;

export function createInspector({ maxPixels, threads }: { maxPixels: number; threads: number }): Inspector {
  const models = createHeldModels(threads);
  return {
    async perform(task) {
      switch (task.kind) {
        case 'load':
          return models.load(task.model);
        case 'unload':
          return models.unload(task.sha256);
        case 'inspect': {
          const { modelSha256 } = task.request;
          const detector = modelSha256 === null ? null : models.get(modelSha256);
          if (detector === undefined) return failed({ code: 'model-missing' });
          return look(task.request, detector, maxPixels);
        }
        case 'close':
          return models.unloadAll();
        default:
          return task satisfies never;
      }
    },
  };
}

/** Decodes an image, measures it, and runs the model on it if there is one. */
async function look(
  { path, floors, iou, usedBits }: LookRequest,
  detector: Detector | null,
  maxPixels: number,
): Promise<Result<Look>> {
  const neededSide = detector === null ? 0 : Math.max(detector.profile.input.width, detector.profile.input.height);
  const startedAt = performance.now();
  const picture = await decodeFileWaiting(path, { maxPixels, neededSide, usedBits });
  if (!picture.ok) return picture;
  const { size } = picture.value;
  // A header may say anything; an image without pixels has no brightness either, and nothing can be seen on it.
  if (!sizeSchema.safeParse(size).success) {
    return failed(imageUnreadable(`the picture has ${size.width} × ${size.height} pixels`, 'damaged'));
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
    return failed(detectorFailed({ why: 'noted', figures: { complaint: messageOf(error) } }));
  }
}

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ok, type Result } from '../../preload/contract/faults/result.ts';
import type { ModelProfile } from '../../preload/contract/models/model.ts';
import type { StageTimes } from '../../preload/contract/parts/picture.ts';
import { DEFAULT_RECIPE_BODY } from '../../preload/contract/station/recipe.ts';
import type { JudgedPicture } from '../domain/boxes/detection-quality.ts';
import type { ScoreFloors } from '../domain/verdict/score-floors.ts';
import { DEFAULT_MAX_PIXELS } from '../engine/vision/picture/max-pixels.ts';
import { createInspector } from '../engine/vision/pool/inspector.ts';
import { removeOrLeave } from '../patient-files.ts';
import type { Rendered } from '../simulator/drawing/render.ts';
import { trueBoxes } from '../truth/true-boxes.ts';

/** One part with a known answer and what the model found on its image, with the milliseconds from file to boxes. */
export type SeenPart = JudgedPicture & Readonly<{ isBad: boolean; isCut: boolean; elapsedMs: number }>;

/** Low enough for the tail of the precision–recall curve; far below any limit in a recipe. */
const SCORE_FLOOR = 0.001;
/** Limits are chosen and measured on every class that the line would decide by: hardly any is lower. */
const FLOORS: ScoreFloors = { best: 0.05, tail: SCORE_FLOOR, limits: [], otherLimit: 0.05 };

/** Shows images to a model through the station's own vision code, as files, one at a time. The first fault ends it. */
export async function lookAtParts(
  modelPath: string,
  profile: ModelProfile,
  parts: AsyncIterable<Rendered>,
  onSeen: (seen: number) => void,
): Promise<Result<readonly SeenPart[]>> {
  const inspector = createInspector({ maxPixels: DEFAULT_MAX_PIXELS, threads: 1 });
  const folder = await mkdtemp(path.join(tmpdir(), 'lupa-evaluation-'));
  const file = path.join(folder, 'part.jpg');
  const seen: SeenPart[] = [];
  try {
    const loaded = await inspector.perform({
      kind: 'load',
      model: { sha256: profile.sha256, path: modelPath, profile },
    });
    if (!loaded.ok) return loaded;
    for await (const { jpeg, truth } of parts) {
      await writeFile(file, jpeg);
      const look = await inspector.perform({
        kind: 'inspect',
        request: {
          path: file,
          modelSha256: profile.sha256,
          floors: FLOORS,
          iou: DEFAULT_RECIPE_BODY.overlapLimit,
          usedBits: null,
        },
      });
      if (!look.ok) return look;
      if (look.value === null) throw new Error('an inspector answered a look without one');
      const { detections, isCut, elapsedMs } = look.value;
      seen.push({ isBad: truth.isBad, truth: trueBoxes(truth), detections, isCut, elapsedMs: total(elapsedMs) });
      onSeen(seen.length);
    }
    return ok(seen);
  } finally {
    await inspector.perform({ kind: 'close' });
    // It is among the temporary files, which the system clears.
    await removeOrLeave(folder);
  }
}

function total({ decode = 0, prepare = 0, detect = 0, read = 0 }: StageTimes): number {
  return decode + prepare + detect + read;
}

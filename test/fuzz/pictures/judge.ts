import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { decide } from '../../../main/domain/verdict/decide.ts';
import { pictureFault } from '../../../main/domain/verdict/picture-fault.ts';
import { floorsOf } from '../../../main/domain/verdict/score-floors.ts';
import { departureOf, learnUsual, PICTURES_TO_LEARN } from '../../../main/domain/verdict/usual-picture.ts';
import { createInspector } from '../../../main/engine/vision/pool/inspector.ts';
import type { Look } from '../../../main/engine/vision/pool/worker-messages.ts';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { savedModel } from '../../support/models/saved-models.ts';
import { brightSpotModel } from '../../support/models/test-models.ts';
import { partPicture } from './part-picture.ts';

/** What becomes of a file: a verdict, or the code of what was wrong with it. */
export type Judgement = 'pass' | 'fail' | 'undetermined' | `fault ${string}`;
export type Judge = (bytes: Buffer) => Promise<Judgement>;

/** Judges files as the station does, with the usual pictures of a line of good parts learned: decode, measure, compare, look, decide. */
export async function createJudge(folder: string): Promise<Judge> {
  const model = await savedModel(folder, 'spots.onnx', brightSpotModel());
  const inspector = createInspector({ maxPixels: 4_000_000, threads: 1 });
  const loaded = await inspector.perform({ kind: 'load', model });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault));
  const body = { ...DEFAULT_RECIPE_BODY, modelSha256: null };
  const file = path.join(folder, 'picture');
  const look = async (bytes: Buffer) => {
    writeFileSync(file, bytes);
    return await inspector.perform({
      kind: 'inspect',
      request: {
        path: file,
        modelSha256: model.sha256,
        floors: floorsOf(body),
        iou: body.overlapLimit,
        usedBits: null,
      },
    });
  };
  const learned: Look[] = [];
  for (let seed = 100; learned.length < PICTURES_TO_LEARN; seed += 1) {
    const seen = await look(
      await partPicture(seed, seed % 7 === 0)
        .png()
        .toBuffer(),
    );
    if (!seen.ok || seen.value === null) throw new Error('a good picture could not be seen');
    learned.push(seen.value);
  }
  const usual = learnUsual(learned);
  return async (bytes) => {
    const seen = await look(bytes);
    if (!seen.ok) return `fault ${seen.fault.code}`;
    if (seen.value === null) throw new Error('an inspector answered a look without one');
    const fault = pictureFault(seen.value, body.pictureLimits);
    if (fault !== null) return `fault ${fault.code}`;
    if (departureOf(seen.value, usual, body.pictureLimits.departure) !== null) return 'fault picture-unusual';
    return decide(seen.value, body).kind;
  };
}

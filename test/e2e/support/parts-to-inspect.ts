import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { zooMember } from '../../support/zoo/members.ts';
import { sceneFile } from '../../support/zoo/scene.ts';

export type PartsToInspect = Readonly<{
  /** A detector, as a file. */
  model: string;
  /** Two JPEG pictures, 640 pixels wide, that it finds defects in. */
  pictures: readonly [string, string];
}>;

/** Something to inspect: two parts with coloured patches and a detector of them, in `folder`. */
export async function partsToInspect(folder: string): Promise<PartsToInspect> {
  await mkdir(folder, { recursive: true });
  const { bytes, scene } = zooMember('v8 columns');
  const model = path.join(folder, 'patches.onnx');
  await writeFile(model, bytes());
  const photograph = async (seed: number) => {
    const file = path.join(folder, `part-${seed}.jpg`);
    await writeFile(file, await sceneFile(scene, 'jpeg', seed));
    return file;
  };
  return { model, pictures: [await photograph(1), await photograph(2)] };
}

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { sharedData } from '../../support/shared-data.ts';
import { colourModel } from '../../support/test-models.ts';

export type Boards = Readonly<{
  /** A detector, as a file. */
  model: string;
  /** Two pictures of 640 × 640 that it finds defects in. */
  pictures: readonly [string, string];
}>;

/** Something to inspect: real circuit boards where they are at hand, else red squares and a detector of red, in `folder`. */
export async function boards(folder: string): Promise<Boards> {
  const model = sharedData('pcb', 'pcb-a.onnx');
  const images = sharedData('pcb', 'images');
  if (model !== null && images !== null) {
    const [first = '', second = ''] = readdirSync(images).toSorted();
    return { model, pictures: [path.join(images, first), path.join(images, second)] };
  }
  mkdirSync(folder, { recursive: true });
  const painted = path.join(folder, 'red.onnx');
  writeFileSync(painted, colourModel());
  return { model: painted, pictures: [await redSquare(folder, 230), await redSquare(folder, 220)] };
}

async function redSquare(folder: string, red: number): Promise<string> {
  const file = path.join(folder, `red-${red}.jpg`);
  const background = { r: red, g: 0, b: 0 };
  await sharp({ create: { width: 640, height: 640, channels: 3, background } })
    .jpeg()
    .toFile(file);
  return file;
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundledModelsFolder } from '../../main/engine/registry/bundled-folder.ts';
import { smallPicture } from '../support/files/pictures.ts';
import { colourModel } from '../support/models/test-models.ts';
import { sharedData } from '../support/shared-data.ts';

/** What the bench runs on: a detector, and JPEG images with something for it to find. */
export type Corpus = {
  readonly name: string;
  readonly model: Buffer;
  readonly pictures: readonly Buffer[];
};

/** Real boards and their detector where they are available, else the model that comes with Lupa, else one that costs nothing to run. */
export async function chooseCorpus(): Promise<Corpus> {
  const model = sharedData('pcb', 'pcb-a.onnx');
  const folder = sharedData('pcb', 'images');
  if (model !== null && folder !== null) {
    const files = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
    const pictures = files.map((name) => readFileSync(path.join(folder, name)));
    return { name: 'pcb-a', model: readFileSync(model), pictures };
  }
  const bundled = bundledModelsFolder();
  const pictures = await Promise.all([1, 2, 3, 4].map((seed) => smallPicture(seed, 640, 640).jpeg().toBuffer()));
  if (bundled === null) return { name: 'built', model: Buffer.from(colourModel({ side: 640 })), pictures };
  const bytes = readFileSync(path.join(bundled, 'phone-glass', '2', 'model.onnx'));
  // A station that brings this model has it in its registry already.
  return { name: 'phone-glass', model: underAnotherHash(bytes, 'bench'), pictures };
}

/** The same model with one more word in its description, so that its hash differs. */
export function underAnotherHash(model: Buffer, word: string): Buffer {
  const text = Buffer.from(word);
  // Field 6 of an ONNX model, a string: its description. The last one in the file counts.
  return Buffer.concat([model, Buffer.from([0x32, text.length]), text]);
}

const QUANTISATION = Buffer.from([0xff, 0xdb]);
/** Low-frequency coefficients, which every image has; the first, the brightness, is left alone. */
const COEFFICIENTS = 12;

/**
 * The same image with slightly different pixels, so that it counts as another part: a few values of its quantisation table are made up to two
 * larger, by the digits of the part's number. As quick as copying it, and just as much work to decode.
 */
export function asPart(jpeg: Buffer, part: number): Buffer {
  const copy = Buffer.from(jpeg);
  // Marker, length (two bytes), number of the table, then its values.
  const values = copy.indexOf(QUANTISATION) + 5;
  for (let digit = 1, rest = part; digit <= COEFFICIENTS; digit++, rest = Math.floor(rest / 3)) {
    copy[values + digit] = Math.min(255, (copy[values + digit] ?? 0) + (rest % 3));
  }
  return copy;
}

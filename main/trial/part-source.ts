import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SimulatorSettings } from '../../preload/contract/station/simulator.ts';
import { renamePatiently } from '../patient-files.ts';
import { stationFor } from '../simulator/drawing/camera-station.ts';
import { type Rendered, renderPart } from '../simulator/drawing/render.ts';
import { DEFAULT_PART_MIX, drawPart } from '../simulator/line/part.ts';
import { truthSchema } from '../truth/truth.ts';

/** Which simulated parts to look at: the first `count` with a seed, each under its own station. */
export type PartSource = Readonly<{
  seed: string;
  count: number;
  /** Share of parts with a defect that is a reason to reject. */
  badShare: number;
  lamps: SimulatorSettings['fixture'];
}>;

/** Renders the parts one after another, the same for the same source. With `keptIn`, those rendered before are read from there. */
export async function* renderParts(source: PartSource, keptIn: string | null): AsyncGenerator<Rendered> {
  const { seed, lamps, badShare } = source;
  const folder = keptIn === null ? null : path.join(keptIn, `${seed}, ${lamps}, ${badShare} bad`);
  if (folder !== null) await mkdir(folder, { recursive: true });
  for (let number = 0; number < source.count; number++) {
    const kept = folder === null ? null : await readKept(folder, number);
    const rendered = kept ?? (await renderNumber(source, number));
    if (folder !== null && kept === null) await keep(folder, number, rendered);
    yield rendered;
  }
}

function renderNumber({ seed, badShare, lamps }: PartSource, number: number): Promise<Rendered> {
  const part = drawPart(seed, number, { ...DEFAULT_PART_MIX, defectRate: badShare });
  return renderPart(part, stationFor(lamps, `${seed}/${number}`, number));
}

async function readKept(folder: string, number: number): Promise<Rendered | null> {
  // The truth is written last, so if it can be read the image is complete.
  const truth = await readFile(path.join(folder, `${number}.json`), 'utf8').catch(() => null);
  if (truth === null) return null;
  return { jpeg: await readFile(path.join(folder, `${number}.jpg`)), truth: truthSchema.parse(JSON.parse(truth)) };
}

async function keep(folder: string, number: number, { jpeg, truth }: Rendered): Promise<void> {
  const draft = path.join(folder, `${number}.part`);
  await writeFile(path.join(folder, `${number}.jpg`), jpeg);
  await writeFile(draft, JSON.stringify(truth));
  await renamePatiently(draft, path.join(folder, `${number}.json`));
}

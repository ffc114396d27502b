import type { SimulatorSettings } from '../../../preload/contract/station/simulator.ts';
import { driftedMix, driftedStation } from '../line/drift.ts';
import { drawPart } from '../line/part.ts';
import { stationFor } from './camera-station.ts';
import { type Rendered, renderPart } from './render.ts';

/** The image of a part, with everything the settings say about it; deterministic in its arguments. */
export async function takePicture(seed: string, number: number, settings: SimulatorSettings): Promise<Rendered> {
  const { drifts, lanes, fixture, pictureSize } = settings;
  const partMix = driftedMix(settings.parts, drifts, number);
  const part = drawPart(seed, number, partMix, partMix.newModelRate);
  const station = stationFor(fixture, `${seed}/lane ${number % lanes}`, number, pictureSize);
  return await renderPart(part, driftedStation(station, drifts, number));
}

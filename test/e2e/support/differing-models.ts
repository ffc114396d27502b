import { type LaunchedStation, launchStation } from './launch.ts';
import { quickenLine, untilInspected } from './station.ts';

/** A station on the simulated line, where half of the parts are bad, so that its two models soon differ. */
export async function launchDifferingModels(): Promise<LaunchedStation> {
  const station = await launchStation({ args: ['--simulate'] });
  await untilInspected(station.page, 1);
  await quickenLine(station.page, 60, { defectRate: 0.5, borderline: 0.8 });
  return station;
}

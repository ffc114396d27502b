import { ACCEPTANCE_LIMIT } from '../line/part.ts';
import { randomFor } from '../random.ts';
import { drawLamps, firstLamp, jitterLight } from './light.ts';
import type { Station } from './render.ts';
import { TRAY_KINDS } from './tray.ts';

/** `first`: the one lamp and tray that the line began with. `many`: lamps, trays and cameras vary between lines. */
export type Fixture = 'first' | 'many';
export const FIXTURES = ['first', 'many'] as const satisfies readonly Fixture[];

/** Side of an image in pixels. */
export const PICTURE_SIZE = 1280;

/** The station named by `key` (for example a line's seed and lane); its light flickers from part to part. */
export function stationFor(fixture: Fixture, key: string, partNumber: number, size: number = PICTURE_SIZE): Station {
  const flicker = randomFor(key, partNumber, 'flicker');
  const fresh = { dirt: 0, shift: { x: 0, y: 0 }, acceptanceLimit: ACCEPTANCE_LIMIT, size };
  if (fixture === 'first') return { light: firstLamp(flicker), tray: 'conductive', blur: 0.5, noise: 0.9, ...fresh };
  const random = randomFor(key, 'station');
  return {
    light: jitterLight(drawLamps(random), flicker),
    tray: random.pick(TRAY_KINDS),
    blur: random.between(0.4, 0.85),
    noise: random.between(0.7, 1.6),
    ...fresh,
  };
}

import type { Drift, DriftKind, PartMix } from '../../../preload/contract/station/simulator.ts';
import type { Light } from '../drawing/light.ts';
import type { Station } from '../drawing/render.ts';
import { mix } from '../drawing/shapes.ts';
import { ACCEPTANCE_LIMIT } from './part.ts';

/** How far a kind of drift has progressed at a part, 0 to 1. Of several drifts of one kind the strongest counts. */
export function driftLevel(drifts: readonly Drift[], kind: DriftKind, partNumber: number): number {
  const levels = drifts.map((drift) => {
    const since = partNumber - (drift.fromPart ?? 0);
    if (drift.kind !== kind || since < 0) return 0;
    return drift.overParts === 0 ? drift.amount : drift.amount * Math.min(1, since / drift.overParts);
  });
  return Math.max(0, ...levels);
}

/** The station as it is for a part after all drift of its camera, lamps and lens. Without drift, exactly the same values. */
export function driftedStation(station: Station, drifts: readonly Drift[], partNumber: number): Station {
  const level = (kind: DriftKind) => driftLevel(drifts, kind, partNumber);
  const moved = level('cameraMoved');
  const dim = 1 + 0.8 * level('lampAgeing') + 1.2 * level('lampFailure');
  return {
    ...station,
    light: driftedLight(station.light, level),
    blur: station.blur + 3.4 * level('focus'),
    // The camera raises its gain in the dark.
    noise: station.noise * dim,
    dirt: level('dirtyLens'),
    shift: { x: mix(0, 9, moved), y: mix(0, -6, moved) },
    acceptanceLimit: mix(ACCEPTANCE_LIMIT, STRICTEST_LIMIT, level('changedAcceptanceLimit')),
  };
}

/** With this limit almost every visible mark is a reason to reject. */
const STRICTEST_LIMIT = 0.06;

function driftedLight(light: Light, level: (kind: DriftKind) => number): Light {
  const [ageing, failure, shift] = [level('lampAgeing'), level('lampFailure'), level('colourShift')];
  return {
    ...light,
    power: light.power * (1 - 0.5 * ageing) * (1 - 0.45 * failure),
    gradient: light.gradient + 0.35 * failure,
    red: light.red * (1 + 0.06 * ageing + 0.24 * shift),
    blue: light.blue * (1 - 0.12 * ageing - 0.28 * shift),
    // The failed lamp is the one whose reflection was seen first.
    glares: light.glares.map((glare, i) => (i === 0 ? { ...glare, strength: glare.strength * (1 - failure) } : glare)),
  };
}

/** The mix of parts including what is new on the line. */
export function driftedMix(
  parts: PartMix,
  drifts: readonly Drift[],
  partNumber: number,
): PartMix & { newModelRate: number } {
  const bubbles = driftLevel(drifts, 'newDefect', partNumber);
  const { bubble, ...known } = parts.classMix;
  const others = Object.values(known).reduce((sum, weight) => sum + weight, 0);
  return {
    ...parts,
    classMix: {
      ...parts.classMix,
      bubble: bubbles === 0 ? bubble : bubbles < 1 ? (bubbles / (1 - bubbles)) * others : others * 1e6,
    },
    newModelRate: driftLevel(drifts, 'newPhoneModel', partNumber),
  };
}

import type { LineFault } from '../../../preload/contract/station/simulator.ts';
import { type Random, randomFor } from '../random.ts';

/** What goes wrong with one part's image. */
export type Mishap = Readonly<{
  damage: 'halfWritten' | 'corrupt' | null;
  isDuplicated: boolean;
  /** How wrong the camera's clock is. */
  clockOffsetMs: number;
  /** How long before this part the camera makes nothing. */
  stopsForMs: number;
  /** How long from this part on the camera folder is missing. */
  vanishesForMs: number;
}>;

/** Draws a part's faults; deterministic in seed, number and settings. */
export function drawMishap(faults: readonly LineFault[], seed: string, partNumber: number): Mishap {
  const random = randomFor(seed, partNumber, 'mishap');
  const isHit = (kind: LineFault['kind']) => {
    const draw = random.unit();
    return faults.some(
      (fault) => fault.kind === kind && 'share' in fault && hasBegun(fault, partNumber) && draw < fault.share,
    );
  };
  const secondsOf = (kind: LineFault['kind'], applies: (fault: LineFault) => boolean) =>
    faults.reduce(
      (sum, fault) => (fault.kind === kind && 'seconds' in fault && applies(fault) ? sum + fault.seconds : sum),
      0,
    );
  const startsHere = (fault: LineFault) => (fault.fromPart ?? 0) === partNumber;
  const [isHalf, isCorrupt, isDuplicated] = [isHit('halfWritten'), isHit('corrupt'), isHit('duplicates')];
  return {
    damage: isHalf ? 'halfWritten' : isCorrupt ? 'corrupt' : null,
    isDuplicated,
    clockOffsetMs: 1000 * secondsOf('clockJump', (fault) => hasBegun(fault, partNumber)),
    stopsForMs: 1000 * secondsOf('cameraStops', startsHere),
    vanishesForMs: 1000 * secondsOf('folderVanishes', startsHere),
  };
}

function hasBegun({ fromPart }: LineFault, partNumber: number): boolean {
  return partNumber >= (fromPart ?? 0);
}

/** The file as written by a failing camera: cut off, or of full length with a stretch of wrong bytes. */
export function damaged(jpeg: Buffer, damage: Mishap['damage'], random: Random): Buffer {
  if (damage === null) return jpeg;
  if (damage === 'halfWritten') return jpeg.subarray(0, Math.floor(jpeg.length * random.between(0.05, 0.95)));
  const bytes = Buffer.from(jpeg);
  const from = random.chance(0.5) ? 2 : Math.floor(bytes.length * random.between(0.2, 0.7));
  const length = Math.floor(bytes.length * random.between(0.05, 0.25));
  for (let at = from; at < from + length; at++) bytes[at] = random.whole(0, 255);
  return bytes;
}

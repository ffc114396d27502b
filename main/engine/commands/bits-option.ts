import { InvalidArgumentError, Option } from 'commander';
import { KNOWN_DEPTHS, type UsedBits } from '../../../preload/contract/station/lane.ts';

/** The flag for how many of 16 bits a camera uses. */
export function bitsOption(): Option {
  const text = 'how many bits of each value the camera uses in 16-bit images';
  return new Option('--bits <number>', `${text}: ${KNOWN_DEPTHS.join(', ')}`).argParser(depth);
}

function depth(text: string): NonNullable<UsedBits> {
  const bits = KNOWN_DEPTHS.find((known) => String(known) === text);
  if (bits === undefined) throw new InvalidArgumentError(`Expected ${KNOWN_DEPTHS.join(', ')}.`);
  return bits;
}

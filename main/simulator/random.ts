/** A seeded stream of numbers; two streams made from the same key give the same numbers on every machine. */
export type Random = Readonly<{
  /** Uniform in [0, 1), or in [from, to). */
  unit: () => number;
  between: (from: number, to: number) => number;
  /** Integer in [from, to], both included. */
  whole: (from: number, to: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(from: readonly [T, ...T[]]) => T;
  /** Standard normal variate, Box and Muller. */
  normal: () => number;
}>;

/**
 * A separate stream for every key, so that drawing one more thing (a speck of dust) leaves all others unchanged.
 * Generator: sfc32 of Chris Doty-Humphrey (PractRand), seeded by hashing the key.
 */
export function randomFor(...key: readonly (string | number)[]): Random {
  let [a, b, c, counter] = hash(key.join('/'));
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) next();
  const between = (from: number, to: number) => from + next() * (to - from);
  return {
    unit: next,
    between,
    whole: (from, to) => Math.floor(between(from, to + 1)),
    chance: (probability) => next() < probability,
    pick: (from) => from[Math.floor(next() * from.length)] ?? from[0],
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** Four 32-bit words of a string (cyrb128, after MurmurHash3). */
function hash(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}

import { randomNumbers } from '../../support/random.ts';
import { ZOO, type ZooMember } from '../../support/zoo/members.ts';

/** A damaged copy of a model of the zoo. The same seed gives the same damage. */
export type Mutant = Readonly<{ seed: number; member: ZooMember; bytes: Uint8Array }>;

/** Where nodes lie in a file of the zoo, and where its shapes and metadata do; weights between them say little. */
const HEAD = 3000;
const TAIL = 700;

export function mutantOf(seed: number): Mutant {
  const random = randomNumbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const member = ZOO[below(ZOO.length)] as ZooMember;
  let bytes = member.bytes();
  const place = () => {
    const part = random();
    if (part < 0.45) return below(Math.min(HEAD, bytes.length));
    return part < 0.9 ? Math.max(0, bytes.length - 1 - below(TAIL)) : below(bytes.length);
  };
  for (let damage = 1 + below(2); damage > 0; damage -= 1) bytes = damaged(bytes, place, below);
  return { seed, member, bytes };
}

function damaged(bytes: Uint8Array, place: () => number, below: (limit: number) => number): Uint8Array {
  const at = place();
  const length = 1 + below(16);
  switch (below(6)) {
    case 0: {
      const copy = Uint8Array.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ (1 << below(8));
      return copy;
    }
    case 1: {
      const copy = Uint8Array.from(bytes);
      copy.fill(below(256), at, at + length);
      return copy;
    }
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(length, below(256)), bytes.subarray(at)]);
    case 4: {
      const from = place();
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(from, from + length * 8), bytes.subarray(at)]);
    }
    default:
      // A file that ends too soon is the commonest damage of all, and soon told; it need not be most of them.
      return below(4) === 0 ? bytes.subarray(0, at) : damaged(bytes, place, below);
  }
}

type Random = () => number;

/** What becomes of a file on its way: a name, and the bytes that arrive. */
type Mutation = (bytes: Buffer, other: Buffer, random: Random) => Buffer;

const upTo = (random: Random, most: number) => Math.floor(random() * most);

const mutations: Readonly<Record<string, Mutation>> = {
  truncated: (bytes, _, random) => bytes.subarray(0, upTo(random, bytes.length)),
  'byte changed': (bytes, _, random) => changed(bytes, 1, random),
  'bytes changed': (bytes, _, random) => changed(bytes, 2 + upTo(random, 60), random),
  'header changed': (bytes, _, random) => changed(bytes, 1 + upTo(random, 6), random, Math.min(bytes.length, 200)),
  'bit flipped': (bytes, _, random) => {
    const copy = Buffer.from(bytes);
    const at = upTo(random, copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << upTo(random, 8));
    return copy;
  },
  'run zeroed': (bytes, _, random) => filled(bytes, 0, random),
  'run of ones': (bytes, _, random) => filled(bytes, 0xff, random),
  'rest zeroed': (bytes, _, random) => Buffer.from(bytes).fill(0, upTo(random, bytes.length)),
  'header of another': (bytes, other, random) => {
    const length = 4 + upTo(random, Math.min(400, bytes.length, other.length));
    return Buffer.concat([other.subarray(0, length), bytes.subarray(length)]);
  },
  'rest of another': (bytes, other, random) => {
    const share = random();
    return Buffer.concat([bytes.subarray(0, share * bytes.length), other.subarray(share * other.length)]);
  },
  'piece left out': (bytes, _, random) => {
    const from = upTo(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + upTo(random, bytes.length / 4))]);
  },
  'piece twice': (bytes, _, random) => {
    const from = upTo(random, bytes.length);
    const to = from + 1 + upTo(random, bytes.length / 4);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
};

const names = Object.keys(mutations);

/** Damages a file in one of the ways that files are damaged. The same draws give the same bytes. */
export function mutate(
  bytes: Buffer,
  other: Buffer,
  random: Random,
): { readonly name: string; readonly bytes: Buffer } {
  const name = names[upTo(random, names.length)] ?? 'truncated';
  const mutation = mutations[name];
  return { name, bytes: mutation === undefined ? bytes : mutation(bytes, other, random) };
}

function changed(bytes: Buffer, count: number, random: Random, within = bytes.length): Buffer {
  const copy = Buffer.from(bytes);
  for (let i = 0; i < count; i += 1) copy[upTo(random, within)] = upTo(random, 256);
  return copy;
}

function filled(bytes: Buffer, value: number, random: Random): Buffer {
  const from = upTo(random, bytes.length);
  return Buffer.from(bytes).fill(value, from, Math.min(bytes.length, from + 1 + upTo(random, bytes.length / 2)));
}

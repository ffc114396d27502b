export type Split = 'train' | 'val' | 'test';
export type SplitShares = { readonly val: number; readonly test: number };

/** A part as the split sees it: what it must not be separated from, and its labels (`good` counts as one). */
export type SplitPart = { readonly keys: readonly string[]; readonly labels: readonly string[] };

export type Sides = {
  /** For each part, in their order; null: what it belongs with is already on two sides, so it can be on none. */
  readonly ofPart: readonly (Split | null)[];
  /** The keys that were not assigned to a side before. */
  readonly given: ReadonlyMap<string, Split>;
};

const SPLITS = ['train', 'val', 'test'] as const;
type Tally = Record<Split, Map<string, number>>;
type Group = { readonly keys: ReadonlySet<string>; readonly labels: Map<string, number>; readonly order: number };

/**
 * Assigns each part to a side of a training set. Parts that share a key, also through other parts, go to the same side: a
 * serial seen in two lots ties the lots together. A key with a side (`known`) keeps it forever, so parts never change sides
 * however the data grows; a later part that would tie two sides together goes to none. New groups go where their labels are needed
 * most, the rarest label first (Sechidis, Tsoumakas, Vlahavas: On the Stratification of Multi-label Data, 2011); the last ones to
 * sides that would otherwise stay empty; `seed` breaks ties.
 */
export function assignSides(
  parts: readonly SplitPart[],
  known: ReadonlyMap<string, Split>,
  seed: string,
  shares: SplitShares,
): Sides {
  const given = new Map<string, Split>();
  const sideOf = (key: string) => known.get(key) ?? given.get(key) ?? null;
  spread(parts, sideOf, given);
  const free = parts.filter(({ keys }) => keys.every((key) => sideOf(key) === null));
  const wanted = whatIsWanted(parts, sideOf, shares);
  const empty = emptySides(parts, sideOf, shares);
  for (const [group, side] of stratified(groupsOf(free, seed), wanted, empty))
    for (const key of group.keys) given.set(key, side);
  return { ofPart: parts.map((part) => commonSide(part, sideOf)), given };
}

type SideOf = (key: string) => Split | null;

/** The one side of all keys of a part; null if there is none, or more than one. */
function commonSide({ keys }: SplitPart, sideOf: SideOf): Split | null {
  const sides = new Set(keys.map(sideOf).filter((side) => side !== null));
  const [side = null] = sides;
  return sides.size === 1 ? side : null;
}

/** Keys without a side take that of a key with which they share a part, and so on. A part between two sides passes none on. */
function spread(parts: readonly SplitPart[], sideOf: SideOf, given: Map<string, Split>): void {
  const partsOf = new Map<string, SplitPart[]>();
  for (const part of parts)
    for (const key of part.keys) {
      const list = partsOf.get(key);
      if (list === undefined) partsOf.set(key, [part]);
      else list.push(part);
    }
  const queue = parts.filter(({ keys }) => keys.some((key) => sideOf(key) !== null));
  // The list grows during the loop.
  for (const part of queue) {
    const side = commonSide(part, sideOf);
    if (side === null) continue;
    for (const key of part.keys) {
      if (sideOf(key) !== null) continue;
      given.set(key, side);
      queue.push(...(partsOf.get(key) ?? []));
    }
  }
}

/** Groups of connected parts, each with the labels of its images, in an order that depends only on the seed and their keys. */
function groupsOf(parts: readonly SplitPart[], seed: string): readonly Group[] {
  const parent = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    for (let at = key; at !== root; ) {
      const up = parent.get(at) ?? root;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  for (const { keys } of parts) {
    const [first, ...others] = keys.map(rootOf);
    for (const other of others)
      if (first !== undefined && rootOf(other) !== rootOf(first)) parent.set(rootOf(other), rootOf(first));
  }
  const byRoot = Map.groupBy(parts, ({ keys: [key = ''] }) => rootOf(key));
  return [...byRoot.values()].map((members) => {
    const keys = new Set(members.flatMap((part) => part.keys));
    const labels = new Map<string, number>();
    for (const label of members.flatMap((part) => part.labels)) labels.set(label, (labels.get(label) ?? 0) + 1);
    const [name = ''] = [...keys].toSorted();
    return { keys, labels, order: evenlySpread(`${seed}\u0000${name}`) };
  });
}

/** Sides that should get a share and have no part so far. */
function emptySides(parts: readonly SplitPart[], sideOf: SideOf, { val, test }: SplitShares): Set<Split> {
  const share = { train: 1 - val - test, val, test };
  const taken = new Set(parts.map((part) => commonSide(part, sideOf)));
  return new Set(SPLITS.filter((split) => share[split] > 0 && !taken.has(split)));
}

/** By side and label, how many images are missing to the share of each. */
function whatIsWanted(parts: readonly SplitPart[], sideOf: SideOf, { val, test }: SplitShares): Tally {
  const share = { train: 1 - val - test, val, test };
  const wanted: Tally = { train: new Map(), val: new Map(), test: new Map() };
  const add = (split: Split, label: string, count: number) =>
    wanted[split].set(label, (wanted[split].get(label) ?? 0) + count);
  for (const part of parts) {
    const side = commonSide(part, sideOf);
    for (const label of part.labels) {
      for (const split of SPLITS) add(split, label, share[split]);
      if (side !== null) add(side, label, -1);
    }
  }
  return wanted;
}

function* stratified(groups: readonly Group[], wanted: Tally, empty: Set<Split>): Iterable<readonly [Group, Split]> {
  const left = new Set(groups.toSorted((a, b) => size(b) - size(a) || a.order - b.order));
  const give = (group: Group, side: Split) => {
    left.delete(group);
    empty.delete(side);
    for (const [label, count] of group.labels) wanted[side].set(label, (wanted[side].get(label) ?? 0) - count);
    return [group, side] as const;
  };
  const [largest] = left;
  // The only group that could be far larger than the share of another side.
  if (largest !== undefined && empty.has('train')) yield give(largest, 'train');
  while (left.size > 0) {
    const rarest = rarestLabel(left);
    for (const group of left) {
      if (rarest !== null && !group.labels.has(rarest)) continue;
      const open = left.size <= empty.size ? SPLITS.filter((split) => empty.has(split)) : SPLITS;
      yield give(group, mostWanting(wanted, group, rarest, open));
    }
  }
}

function rarestLabel(groups: Iterable<Group>): string | null {
  const counts = new Map<string, number>();
  for (const { labels } of groups)
    for (const [label, count] of labels) counts.set(label, (counts.get(label) ?? 0) + count);
  const [rarest] = [...counts].toSorted(([a, few], [b, many]) => few - many || (a < b ? -1 : 1));
  return rarest?.[0] ?? null;
}

/** The `open` side that lacks most of what a group has; each label and the images themselves count as shares of what is needed in total. */
function mostWanting(wanted: Tally, { labels }: Group, rarest: string | null, open: readonly Split[]): Split {
  const inAll = (split: Split) => [...wanted[split].values()].reduce((sum, count) => sum + count, 0);
  const everything = SPLITS.reduce((sum, split) => sum + Math.max(0, inAll(split)), 0);
  const lack = (split: Split) => {
    const shareOfLabel = (label: string) => {
      const of = (side: Split) => wanted[side].get(label) ?? 0;
      const whole = SPLITS.reduce((sum, side) => sum + Math.max(0, of(side)), 0);
      return shareOf(of(split), whole);
    };
    const shares = [...labels.keys()].map(shareOfLabel);
    const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
    // The label whose turn it is counts twice: later there is nothing left to balance it with.
    return mean + (rarest === null ? 0 : shareOfLabel(rarest)) + shareOf(inAll(split), everything);
  };
  const [side = 'train'] = open.toSorted((a, b) => lack(b) - lack(a));
  return side;
}

function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : part;
}

function size({ labels }: Group): number {
  return [...labels.values()].reduce((sum, count) => sum + count, 0);
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A text's own number, 0 ≤ n < 1. FNV-1a (Fowler, Noll, Vo) with the final mixing of MurmurHash3 (Appleby), which spreads names that differ in one digit. */
function evenlySpread(text: string): number {
  let hash = FNV_OFFSET;
  for (const byte of codePointBytes(text)) hash = Math.imul(hash ^ byte, FNV_PRIME);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0) / 2 ** 32;
}

/** The bytes of each code point, lowest first. This is not UTF-8, but existing splits depend on it. */
function* codePointBytes(text: string): Iterable<number> {
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    for (let shift = 0; shift === 0 || point >> shift > 0; shift += 8) yield (point >> shift) & 0xff;
  }
}

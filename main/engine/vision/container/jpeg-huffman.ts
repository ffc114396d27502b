/** How many bits are looked up at once; longer codes are rare. */
export const SHORT_BITS = 10;
const LONGEST = 16;

/**
 * A Huffman table ready for reading. A code is given as one number: its length, and above it the two halves of its symbol:
 * `length | low half << 5 | high half << 9`; 0 if there is no such code.
 */
export type HuffmanTable = Readonly<{
  /** By the next {@link SHORT_BITS} bits, the codes that fit into them. */
  short: Uint16Array;
  /** By length, one above the highest code of that length, as if it were 16 bits long. */
  endOf: Uint32Array;
  /** By length, the offset from a code of that length to its place among `symbols`. */
  offsetOf: Int32Array;
  symbols: Uint8Array;
}>;

/**
 * Makes a table from the number of codes of each length, 1 to 16, and their symbols in order; `null` if the counts promise more
 * codes than there can be. Source: ITU-T T.81, C.2.
 */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable | null {
  const short = new Uint16Array(1 << SHORT_BITS);
  const endOf = new Uint32Array(LONGEST + 1);
  const offsetOf = new Int32Array(LONGEST + 1);
  let code = 0;
  let at = 0;
  for (let length = 1; length <= LONGEST; length += 1) {
    const count = counts[length - 1] ?? 0;
    if (code + count > 1 << length || at + count > symbols.length) return null;
    offsetOf[length] = at - code;
    for (let i = 0; i < count && length <= SHORT_BITS; i += 1) {
      const spare = SHORT_BITS - length;
      short.fill(told(length, symbols[at + i] as number), (code + i) << spare, (code + i + 1) << spare);
    }
    code += count;
    at += count;
    endOf[length] = code << (LONGEST - length);
    code <<= 1;
  }
  return { short, endOf, offsetOf, symbols };
}

/** The code, longer than {@link SHORT_BITS}, at the start of 16 bits. */
export function longCode({ endOf, offsetOf, symbols }: HuffmanTable, bits: number): number {
  for (let length = SHORT_BITS + 1; length <= LONGEST; length += 1) {
    if (bits < (endOf[length] as number)) {
      const symbol = symbols[(bits >>> (LONGEST - length)) + (offsetOf[length] as number)];
      return symbol === undefined ? 0 : told(length, symbol);
    }
  }
  return 0;
}

function told(length: number, symbol: number): number {
  return length | ((symbol & 15) << 5) | ((symbol >> 4) << 9);
}

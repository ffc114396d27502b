import fc from 'fast-check';

/** Set by `npm run fuzz`: how long each property looks for what breaks it. */
const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 0);

/** So many runs where all tests run; under `npm run fuzz` as many as its time holds, each time others. */
export function fuzzing<T>(runs: number): fc.Parameters<T> {
  if (SECONDS === 0) return { numRuns: runs };
  return { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: SECONDS * 1000, markInterruptAsFailure: false };
}

/** What a test may take. */
export const FUZZ_TIMEOUT_MS = 120_000 + SECONDS * 1000;

/** Bits that have broken readers of text. */
const BITS = [
  ...[
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '\\',
    ',',
    ':',
    '-',
    '\n',
    '\r',
    '\t',
    '\0',
    ' ',
    '#',
    '&a',
    '*a',
    '<<',
    '!!',
    '|',
    '>',
  ],
  ...[
    '\uFEFF',
    '\u2028',
    '\uD800',
    '\uFFFD',
    '../',
    '..\\',
    '%2e%2e',
    'file://',
    '__proto__',
    'constructor',
    'null',
    '~',
  ],
  ...[
    'NaN',
    'Infinity',
    '-0',
    '1e999',
    '1e-999',
    '0x10',
    '9007199254740993',
    '00',
    '0.5',
    '-1',
    '99999999999999999999',
  ],
];

/** A text with some of it left out, doubled, or replaced by what has broken readers before. */
export function damaged(texts: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    left: fc.nat(12),
    bit: fc.oneof(fc.constantFrom(...BITS), fc.string({ maxLength: 5 }), fc.constant('')),
    times: fc.constantFrom(1, 1, 1, 3, 200),
  });
  return fc.tuple(fc.constantFrom(...texts), fc.array(edit, { maxLength: 6 })).map(([text, edits]) =>
    edits.reduce((before, { at, left, bit, times }) => {
      const place = Math.floor(at * before.length);
      return before.slice(0, place) + bit.repeat(times) + before.slice(place + left);
    }, text),
  );
}

/** Throws where a text has changed what every object is made from. */
export function expectCleanObjects(): void {
  const own = [...Object.getOwnPropertyNames(Object.prototype), ...Object.getOwnPropertyNames(Array.prototype)].length;
  if (own !== OWN) throw new Error('A text has changed what every object is made from');
}
const OWN = [...Object.getOwnPropertyNames(Object.prototype), ...Object.getOwnPropertyNames(Array.prototype)].length;

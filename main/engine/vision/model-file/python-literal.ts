/** A Python or JSON value, as far as exporters write it into metadata. */
export type Literal = string | number | boolean | null | readonly Literal[] | ReadonlyMap<string, Literal>;

/**
 * Reads the text of a Python literal or of JSON: strings of both quotes, numbers, lists, tuples, dicts, `True`, `None` and
 * their JSON forms. Nothing is evaluated. `null` if the text is none of these; a literal `None` is `null` as well.
 */
export function readLiteral(text: string): Literal {
  const reader = new LiteralReader(text);
  try {
    const value = reader.value(0);
    return reader.isAtEnd() ? value : null;
  } catch (error) {
    if (error instanceof NotALiteral) return null;
    throw error;
  }
}

class NotALiteral extends Error {}

const MAX_DEPTH = 16;
const WORDS: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false],
  ['None', null],
  ['null', null],
]);
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
]);

class LiteralReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    this.#take(/\s*/y);
    return this.#at === this.#text.length;
  }

  value(depth: number): Literal {
    if (depth > MAX_DEPTH) throw new NotALiteral();
    this.#take(/\s*/y);
    const opener = this.#text[this.#at];
    if (opener === '[') return this.#sequence(']', depth);
    if (opener === '(') return this.#sequence(')', depth);
    if (opener === '{') return this.#dictionary(depth);
    if (opener === "'" || opener === '"') return this.#string(opener);
    const number = this.#take(/[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?/y);
    if (number) return Number(number);
    const word = this.#take(/[A-Za-z]+/y);
    const known = WORDS.get(word);
    if (known === undefined) throw new NotALiteral();
    return known;
  }

  #sequence(closer: string, depth: number): Literal {
    const items: Literal[] = [];
    this.#at += 1;
    while (!this.#skip(closer)) {
      items.push(this.value(depth + 1));
      if (!this.#skip(',')) this.#expectNext(closer);
    }
    return items;
  }

  #dictionary(depth: number): Literal {
    const entries = new Map<string, Literal>();
    this.#at += 1;
    while (!this.#skip('}')) {
      const key = this.value(depth + 1);
      if (!this.#skip(':')) throw new NotALiteral();
      entries.set(String(key), this.value(depth + 1));
      if (!this.#skip(',')) this.#expectNext('}');
    }
    return entries;
  }

  #string(quote: string): string {
    let value = '';
    for (this.#at += 1; ; this.#at += 1) {
      const character = this.#text[this.#at];
      if (character === undefined) throw new NotALiteral();
      if (character === quote) break;
      value += character === '\\' ? this.#escape() : character;
    }
    this.#at += 1;
    return value;
  }

  #escape(): string {
    this.#at += 1;
    const kind = this.#text[this.#at] ?? '';
    const digits = { x: 2, u: 4, U: 8 }[kind];
    if (digits === undefined) return ESCAPES.get(kind) ?? kind;
    const code = Number.parseInt(this.#text.slice(this.#at + 1, this.#at + 1 + digits), 16);
    if (!(code <= 0x10ffff)) throw new NotALiteral();
    this.#at += digits;
    return String.fromCodePoint(code);
  }

  #expectNext(closer: string): void {
    this.#take(/\s*/y);
    if (this.#text[this.#at] !== closer) throw new NotALiteral();
  }

  /** Steps over white space and the character, if it comes next. */
  #skip(character: string): boolean {
    this.#take(/\s*/y);
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += match.length;
    return match;
  }
}

import path from 'node:path';

/** Where a file lies: bytes where its name is no text. */
export type FilePath = string | Buffer;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const FIRST_ESCAPE = 0xdc00;
/** A byte that is no text. The second half of a pair is no such byte. */
const ESCAPED = /(?<![\uD800-\uDBFF])[\uDC80-\uDCFF]/;
const EACH_ESCAPED = new RegExp(ESCAPED, 'g');
const LONGEST_CHARACTER = 4;

/**
 * A name as a folder holds it: text, in which each byte that is not UTF-8 stands as half a surrogate pair, so that the very bytes
 * can be had back from it. Source: PEP 383.
 */
export function nameOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return escaped(bytes);
  }
}

function escaped(bytes: Buffer): string {
  let name = '';
  for (let at = 0; at < bytes.length; ) {
    const character = characterAt(bytes, at);
    name += character ?? String.fromCharCode(FIRST_ESCAPE + bytes.readUInt8(at));
    at += character === null ? 1 : Buffer.byteLength(character);
  }
  return name;
}

function characterAt(bytes: Buffer, at: number): string | null {
  for (let length = 1; length <= LONGEST_CHARACTER && at + length <= bytes.length; length++) {
    try {
      return utf8.decode(bytes.subarray(at, at + length));
    } catch {
      // Perhaps it goes on.
    }
  }
  return null;
}

/** Where the file of this name lies in a folder. */
export function placeOf(folder: string, name: string): FilePath {
  const place = path.join(folder, name);
  // Halves that stand alone are characters of their own here.
  return ESCAPED.test(place) ? Buffer.concat(Array.from(place, bytesOf)) : place;
}

function bytesOf(character: string): Buffer {
  return ESCAPED.test(character) ? Buffer.from([character.charCodeAt(0) - FIRST_ESCAPE]) : Buffer.from(character);
}

/** The name as people and records read it: a byte that is no text as `\xE4`. */
export function saidName(name: string): string {
  return name.replace(EACH_ESCAPED, (half) => `\\x${(half.charCodeAt(0) - FIRST_ESCAPE).toString(16).toUpperCase()}`);
}

/** Whether something of a name is lost: bytes that are no text, or the sign that a program puts where it could not read one. */
export function isDamagedName(name: string): boolean {
  return name.includes('\uFFFD') || ESCAPED.test(name);
}

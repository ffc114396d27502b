import path from 'node:path';

/** The path of a file: bytes if its name is not text. */
export type FilePath = string | Buffer;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const FIRST_ESCAPE = 0xdc00;
/** A byte that is not text. The second half of a pair is not such a byte. */
const ESCAPED = /(?<![\uD800-\uDBFF])[\uDC80-\uDCFF]/;
const EACH_ESCAPED = new RegExp(ESCAPED, 'g');
const LONGEST_CHARACTER = 4;

/**
 * A name as stored in a folder: text in which each byte that is not UTF-8 is half a surrogate pair, so that the exact bytes
 * can be recovered. Source: PEP 383.
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
      // There may be more.
    }
  }
  return null;
}

/** The path of the file with this name in a folder. */
export function placeOf(folder: string, name: string): FilePath {
  const place = path.join(folder, name);
  // Unpaired halves are characters of their own here.
  return ESCAPED.test(place) ? Buffer.concat(Array.from(place, bytesOf)) : place;
}

function bytesOf(character: string): Buffer {
  return ESCAPED.test(character) ? Buffer.from([character.charCodeAt(0) - FIRST_ESCAPE]) : Buffer.from(character);
}

/** The name as people and records read it: a byte that is not text as `\xE4`. */
export function saidName(name: string): string {
  return name.replace(EACH_ESCAPED, (half) => `\\x${(half.charCodeAt(0) - FIRST_ESCAPE).toString(16).toUpperCase()}`);
}

/** Whether part of a name is lost: bytes that are not text, or the character programs use for what they could not read. */
export function isDamagedName(name: string): boolean {
  return name.includes('\uFFFD') || ESCAPED.test(name);
}

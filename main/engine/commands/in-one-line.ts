/**
 * Text from outside, as a terminal may show it: names of files and of classes, and complaints that quote them, may contain
 * line breaks and cursor movements, and must not look like another line, nor change one that is there.
 */
export function inOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
}

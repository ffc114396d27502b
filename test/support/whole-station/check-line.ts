import { isLetThrough, type LineReader } from '../lines/line-reader.ts';
import type { ShotRow } from './read-records.ts';
import type { Scenery } from './scenery.ts';

/** A byte that is not text, as records write it. */
const NO_TEXT = '\\xE4';

/** Where the line is wrong about a part: it knows only the messages, and the scenery knows the truth. */
export function wrongAtTheLine(rows: readonly ShotRow[], scenery: Scenery, line: LineReader): readonly string[] {
  const wrong: string[] = [...line.complaints];
  const through = new Map<number, string>();
  for (const { id, name, sha256, signal, said, isTooLate } of rows) {
    const shown = sha256 === null ? undefined : scenery.shownBy(sha256);
    const scene = shown?.scene ?? 'unknown';
    const state = line.state(id);
    const isVouchedFor = said === 'accept' || said === 'use-as-is';
    if (signal === 'PASS' && scene !== 'good') wrong.push(`${name} (${scene}) passed`);
    if (!isLetThrough(state)) continue;
    const told = `the line lets ${name} (${scene}) through as ${state}; people said ${said}`;
    if (state !== 'PASS' && state !== said) wrong.push(told);
    else if (scene !== 'good' && !isVouchedFor) wrong.push(told);
    else if (said !== null && !isVouchedFor) wrong.push(told);
    else if (isTooLate === 1) wrong.push(`${told}, when it had gone its way`);
    else if (scene === 'damaged' || scene === 'unknown') wrong.push(`${told}, and it cannot be seen`);
    else if (name.includes(NO_TEXT) && !isVouchedFor) wrong.push(`${told}, and nobody knows which part that is`);
    const before = shown === undefined ? undefined : through.get(shown.part);
    if (before !== undefined) wrong.push(`${told}, and so was ${before}, which is the same part`);
    if (shown !== undefined) through.set(shown.part, name);
  }
  return wrong;
}

/** Parts for which the line waits. */
export function heldParts(rows: readonly ShotRow[], line: LineReader): readonly ShotRow[] {
  return rows.filter(({ id }) => line.state(id) === 'HOLD');
}

/** How many parts the line lets through. */
export function countThrough(rows: readonly ShotRow[], line: LineReader): number {
  return rows.filter(({ id }) => isLetThrough(line.state(id))).length;
}

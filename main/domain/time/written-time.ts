import type { Instant } from '../../../preload/contract/values/units.ts';
import { firstInstantAt, midnightOf, wallTimeAt, type ZoneOffset } from './wall-clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A written time as an instant, or what is wrong with it: the form, no such day or hour, or an hour that the clocks show twice. */
export type WrittenTime =
  | { readonly kind: 'at'; readonly at: Instant }
  | { readonly kind: 'malformed' | 'none' | 'twice' };

const FORM = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(Z|[+-]\d\d:\d\d)?)?$/;

/**
 * An instant as people write it: `2026-03-02` is the beginning of that local day, `2026-03-02T06:00` a local time,
 * `2026-03-02T06:00+01:00` names its zone. Nothing is guessed: what no calendar and no clock shows is refused.
 */
export function writtenTime(text: string, offset: ZoneOffset): WrittenTime {
  const match = FORM.exec(text);
  if (match === null) return { kind: 'malformed' };
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone] = match;
  const time = { hour: Number(hour ?? 0), minute: Number(minute ?? 0), second: Number(second) };
  const midnight = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const isDay = new Date(midnight).toISOString().startsWith(`${year}-${month}-${day}`);
  if (!isDay || time.hour > 23 || time.minute > 59 || time.second > 59) return { kind: 'none' };
  const milliseconds = Number(fraction.padEnd(3, '0'));
  const wall = midnight + time.hour * HOUR_MS + time.minute * MINUTE_MS + time.second * 1000 + milliseconds;
  if (zone !== undefined) return inZone(wall, zone);
  const at = firstInstantAt(wall, offset);
  // A day may begin after midnight, but it must exist.
  if (hour === undefined) return midnightOf(wallTimeAt(at, offset)) === wall ? { kind: 'at', at } : { kind: 'none' };
  if (wallTimeAt(at, offset) !== wall) return { kind: 'none' };
  return isShownAgain(wall, at, offset) ? { kind: 'twice' } : { kind: 'at', at };
}

function inZone(wall: number, zone: string): WrittenTime {
  if (zone === 'Z') return { kind: 'at', at: wall };
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  if (hours > 14 || minutes > 59) return { kind: 'none' };
  const ahead = hours * HOUR_MS + minutes * MINUTE_MS;
  return { kind: 'at', at: zone.startsWith('-') ? wall + ahead : wall - ahead };
}

function isShownAgain(wall: number, at: Instant, offset: ZoneOffset): boolean {
  const later = wall - offset(at + 24 * HOUR_MS) * MINUTE_MS;
  return later !== at && wallTimeAt(later, offset) === wall;
}

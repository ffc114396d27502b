import type { ZoneOffset } from '../../../main/domain/time/wall-clock.ts';

/** Zones that do something odd: half hours, quarters, no midnight, a skipped day, summer time below winter's, changes by the moon. */
export const ODD_ZONES = [
  ...[
    'UTC',
    'Europe/Berlin',
    'Europe/London',
    'Europe/Dublin',
    'America/New_York',
    'America/Santiago',
    'America/Havana',
  ],
  ...['America/Sao_Paulo', 'America/St_Johns', 'America/Caracas', 'America/Asuncion', 'America/Mexico_City'],
  ...['Australia/Lord_Howe', 'Australia/Adelaide', 'Pacific/Apia', 'Pacific/Chatham', 'Pacific/Kiritimati'],
  ...[
    'Africa/Casablanca',
    'Africa/Cairo',
    'Asia/Tehran',
    'Asia/Beirut',
    'Asia/Gaza',
    'Asia/Kathmandu',
    'Asia/Pyongyang',
  ],
  ...['Asia/Kolkata', 'Antarctica/Troll', 'Atlantic/Azores'],
] as const;

const FORM = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  calendar: 'gregory',
  numberingSystem: 'latn',
} as const;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone show according to the system's time zone database: `2026-03-29 03:00:00`. */
export function shownAt(at: number, zone: string): string {
  const known = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { ...FORM, timeZone: zone });
  formats.set(zone, known);
  return known.format(at);
}

/** The offset of a zone, worked out from what its clocks show. */
export function offsetIn(zone: string): ZoneOffset {
  return (at) => {
    const second = Math.floor(at / 1000) * 1000;
    return Math.round((Date.parse(`${shownAt(second, zone).replace(' ', 'T')}Z`) - second) / 60_000);
  };
}

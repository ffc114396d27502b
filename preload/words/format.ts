import type { Language } from '../contract/station/settings.ts';
import type { Instant } from '../contract/values/units.ts';
import { type Formatters, formattersFor } from './intl.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Format = ReturnType<typeof createFormat>;

/** Everything that turns a number into words of one language. Nothing here invents a figure: unknown stays unknown. */
export function formatFor(language: Language): Format {
  return formats[language];
}

function createFormat(language: Language) {
  const formatters = formattersFor(language);
  return {
    language,
    ...numberWords(formatters),
    ...instantWords(formatters),
    ...durationWords(formatters),
    ...sizeWords(formatters),
    list: (items: readonly string[]) => formatters.list.format(items),
  };
}

function numberWords({ count, tenths, hundredths, thousandths, share, fineShare, wholeShare }: Formatters) {
  return {
    count: (value: number) => count.format(value),
    /** Parts per minute and the like: one digit below ten, none above, plain 0 for none. */
    rate: (value: number) => (value > 0 && value < 10 ? tenths : count).format(value),
    score: (value: number) => hundredths.format(value),
    pValue: (value: number) => thousandths.format(value),
    /** `null` if the denominator is 0: a share of nothing is unknown. */
    share: (part: number, whole: number) => (whole === 0 ? null : share.format(part / whole)),
    wholePercent: (value: number) => wholeShare.format(value),
    percent: (value: number) => share.format(value),
    /** Two digits: for shares that are always small. */
    finePercent: (value: number) => fineShare.format(value),
  };
}

function instantWords({ clock, hourMinute, dayTime, day, date, weekday, moment }: Formatters) {
  return {
    clock: (at: Instant) => clock.format(at),
    hourMinute: (at: Instant) => hourMinute.format(at),
    dayTime: (at: Instant) => dayTime.format(at),
    day: (at: Instant) => day.format(at),
    /** With the year: `2 Mar 2026`. */
    date: (at: Instant) => date.format(at),
    /** With the day of the week: `Mon 2 Mar`. */
    weekday: (at: Instant) => weekday.format(at),
    moment: (at: Instant) => moment.format(at),
  };
}

function durationWords({ units, tenths, count }: Formatters) {
  return {
    /** Minutes below two hours, hours above. */
    hours: (minutes: number) =>
      minutes < 120 ? units.minute.format(Math.round(minutes)) : units.hour.format(Math.round(minutes / 60)),
    /** How long ago in its largest whole unit: `3 min`. */
    age: (elapsedMs: number) => {
      const ms = Math.max(0, elapsedMs);
      if (ms < MINUTE) return units.second.format(Math.floor(ms / SECOND));
      if (ms < HOUR) return units.minute.format(Math.floor(ms / MINUTE));
      if (ms < DAY) return units.hour.format(Math.floor(ms / HOUR));
      return units.day.format(Math.floor(ms / DAY));
    },
    milliseconds: (ms: number) => (ms < 10 ? `${tenths.format(ms)} ms` : `${count.format(ms)} ms`),
    seconds: (ms: number) => `${tenths.format(ms / SECOND)} s`,
  };
}

function sizeWords({ tenths, count }: Formatters) {
  return {
    /** A size in the largest unit that gives at least one: `4.1 MB`. */
    bytes: (bytes: number) => {
      if (bytes >= 1e9) return `${tenths.format(bytes / 1e9)} GB`;
      return bytes >= 1e6 ? `${tenths.format(bytes / 1e6)} MB` : `${count.format(bytes / 1e3)} kB`;
    },
    megabytes: (bytes: number) => `${tenths.format(bytes / 1_000_000)} MB`,
    gigabytes: (gigabytes: number) => `${(gigabytes < 10 ? tenths : count).format(gigabytes)} GB`,
  };
}

const formats: Readonly<Record<Language, Format>> = { en: createFormat('en'), es: createFormat('es') };

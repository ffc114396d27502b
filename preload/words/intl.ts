import type { Language } from '../contract/station/settings.ts';

// British English for its 24-hour clock and day before month, so that both languages agree.
const localeOf: Record<Language, string> = { en: 'en-GB', es: 'es-ES' };

export type Formatters = ReturnType<typeof formattersFor>;

/** The formatters of one language. Create them once: creating a formatter of Intl takes longer than drawing a screen. */
export function formattersFor(language: Language) {
  const locale = localeOf[language];
  const number = (digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const percent = (digits: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, { style: 'percent', ...digits });
  const time = (parts: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, parts);
  const unit = (name: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 0 });
  return {
    count: number(0),
    tenths: number(1),
    hundredths: number(2),
    thousandths: number(3),
    share: percent({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    fineShare: percent({ maximumFractionDigits: 2 }),
    wholeShare: percent({}),
    clock: time({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    hourMinute: time({ hour: '2-digit', minute: '2-digit' }),
    day: time({ day: 'numeric', month: 'short' }),
    date: time({ day: 'numeric', month: 'short', year: 'numeric' }),
    dayTime: time({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    weekday: time({ weekday: 'short', day: 'numeric', month: 'short' }),
    // Spelt out: the Spanish style of this length writes 6:05:00 beside 22:05:00.
    moment: time({
      ...{ day: 'numeric', month: 'short', year: 'numeric' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    }),
    units: { second: unit('second'), minute: unit('minute'), hour: unit('hour'), day: unit('day') },
    list: new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }),
  };
}

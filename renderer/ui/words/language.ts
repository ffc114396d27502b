import { type Language, languageSchema } from '../../../preload/contract/station/station.ts';

/** The station language that `tag` names (`es-MX` is `es`); English for one that Lupa does not speak. */
export function languageOf(tag: string): Language {
  const parsed = languageSchema.safeParse(tag.slice(0, 2).toLowerCase());
  return parsed.success ? parsed.data : 'en';
}

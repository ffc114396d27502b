import { type Language, languageSchema } from '../../../preload/contract/station/settings.ts';

/** The station language for `tag` (`es-MX` is `es`); English for languages that Lupa does not have. */
export function languageOf(tag: string): Language {
  const parsed = languageSchema.safeParse(tag.slice(0, 2).toLowerCase());
  return parsed.success ? parsed.data : 'en';
}

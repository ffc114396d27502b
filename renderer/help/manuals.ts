import manualEs from '../../docs/operate.es.md?raw';
import manualEn from '../../docs/operate.md?raw';
import type { Language } from '../../preload/contract/station/settings.ts';
import type { Pictures } from './markdown.tsx';
import { type HelpPage, pagesOf } from './pages.ts';

/** The manual in both languages, part of the program: available without a network. */
export const manuals: Readonly<Record<Language, readonly HelpPage[]>> = {
  en: pagesOf(manualEn),
  es: pagesOf(manualEs),
};

const found = import.meta.glob<string>('../../docs/pictures/*.jpg', { eager: true, query: '?url', import: 'default' });

/** The images of the manual as the built page finds them. */
export const pictures: Pictures = Object.fromEntries(
  Object.entries(found).map(([file, url]) => [file.replace('../../docs/', ''), url]),
);

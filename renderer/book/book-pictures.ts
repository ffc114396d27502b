import type { Book, BookDefinition, BookPictureId } from '../../preload/contract/people/book.ts';
import type { Language } from '../../preload/contract/station/settings.ts';

type BookPicture = Book['pictures'][number];

export function bookAddress(id: BookPictureId): string {
  return `lupa-image://book/${id}`;
}

/** The good reference part of a recipe, if it has one. */
export function goodPart({ pictures }: Book): BookPicture | null {
  return pictures.find(({ role }) => role === 'good') ?? null;
}

/** The definition in this language, or in the other one until this one is written. */
export function definitionIn(definition: BookDefinition | undefined, language: Language): string {
  if (definition === undefined) return '';
  const { en, es } = definition;
  return language === 'es' ? es || en : en || es;
}

/** Every class that needs a place in the book: the recipe's in their order, then what else is in the book. */
export function bookClasses(classes: readonly string[], { definitions, pictures }: Book): readonly string[] {
  const inBook = [...definitions, ...pictures].map(({ className }) => className).filter((name) => name !== '');
  return [...new Set([...classes, ...inBook])];
}

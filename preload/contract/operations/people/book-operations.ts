import { z } from 'zod';
import { bookDefinitionSchema, bookPictureDraftSchema, bookPictureIdSchema, bookSchema } from '../../people/book.ts';
import { recipeIdSchema } from '../../values/units.ts';
import { leaders, type OperationsOf, people } from '../operation-spec.ts';

/** The defect book: what a class looks like. */
export const bookOperations = {
  'book.read': { input: z.object({ recipeId: recipeIdSchema }), output: bookSchema, roles: people },
  'book.define': {
    input: bookDefinitionSchema.extend({ recipeId: recipeIdSchema }),
    output: bookSchema,
    roles: leaders,
  },
  /** A new good reference part replaces the previous one. */
  'book.add-picture': { input: bookPictureDraftSchema, output: bookSchema, roles: leaders },
  'book.remove-picture': { input: z.object({ id: bookPictureIdSchema }), output: bookSchema, roles: leaders },
} as const satisfies OperationsOf<'book'>;

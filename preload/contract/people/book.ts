import { z } from 'zod';
import { humanBoxSchema } from '../parts/inspection.ts';
import { inspectionIdSchema, instantSchema, recipeIdSchema } from '../values/units.ts';

export const bookPictureIdSchema = z.number().int().positive().brand<'BookPictureId'>();
export type BookPictureId = z.infer<typeof bookPictureIdSchema>;

/**
 * What an image in the book shows.
 * - `counts`, `does-not-count`: an example of the defect, and of something that is not one
 * - `limit`: the limit sample, only just tolerated
 * - `good`: the good reference part of the recipe
 */
export const bookRoleSchema = z.enum(['counts', 'does-not-count', 'limit', 'good']);

export type BookRole = z.infer<typeof bookRoleSchema>;

export const bookPictureSchema = z.object({
  id: bookPictureIdSchema,
  /** Empty for the good reference part, which belongs to no class. */
  className: z.string().max(80),
  role: bookRoleSchema,
  inspectionId: inspectionIdSchema,
  width: z.number().int(),
  height: z.number().int(),
  boxes: z.array(humanBoxSchema),
  caption: z.string(),
  madeBy: z.string(),
  madeAt: instantSchema,
});

export const bookDefinitionSchema = z.object({
  className: z.string().min(1).max(80),
  /** What the class is, in both languages; empty until somebody writes it. */
  en: z.string().trim().max(4000),
  es: z.string().trim().max(4000),
});
export type BookDefinition = Readonly<z.infer<typeof bookDefinitionSchema>>;

/** The defect book of one recipe. */
export const bookSchema = z.object({
  recipeId: recipeIdSchema,
  definitions: z.array(bookDefinitionSchema),
  pictures: z.array(bookPictureSchema),
});
export type Book = Readonly<z.infer<typeof bookSchema>>;

export const bookPictureDraftSchema = bookPictureSchema
  .pick({ className: true, role: true, inspectionId: true })
  .extend({ recipeId: recipeIdSchema, caption: z.string().trim().max(300) })
  .refine(
    ({ role, className }) => (role === 'good') === (className === ''),
    'every picture but the good part has a class',
  );
export type BookPictureDraft = Readonly<z.infer<typeof bookPictureDraftSchema>>;

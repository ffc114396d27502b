import { z } from 'zod';
import { type HumanBox, humanBoxSchema } from '../../../../preload/contract/parts/inspection.ts';
import {
  type Book,
  type BookDefinition,
  type BookPictureDraft,
  type BookPictureId,
  bookDefinitionSchema,
  bookPictureSchema,
} from '../../../../preload/contract/people/book.ts';
import { type Instant, type RecipeId, recipeIdSchema, type Sha256 } from '../../../../preload/contract/values/units.ts';
import { jsonColumn, jsonText } from '../columns/json-column.ts';
import { sha256Blob, sha256Column } from '../columns/sha256.ts';
import { parseRow, parseRows, type ReadDb, type WriteDb } from '../handles.ts';

const recipeIdRowSchema = z.object({ recipeId: recipeIdSchema });
const sha256RowSchema = z.object({ sha256: sha256Column });

const boxesSchema = z.array(humanBoxSchema).readonly();
const pictureRowSchema = bookPictureSchema.extend({ boxes: jsonColumn(z.array(humanBoxSchema)) });

/** The defect book of a recipe: its current contents. */
export function bookOf(db: ReadDb, recipeId: RecipeId): Book {
  const definitions = db.all(
    `SELECT class_name AS className, text_en AS en, text_es AS es FROM book_definition b
     WHERE recipe_id = @recipeId
       AND id = (SELECT max(id) FROM book_definition n WHERE n.recipe_id = b.recipe_id AND n.class_name = b.class_name)
     ORDER BY class_name`,
    { recipeId },
  );
  const pictures = db.all(
    `SELECT b.id, b.class_name AS className, b.role, b.inspection_id AS inspectionId, i.width, i.height, b.boxes, b.caption,
       b.made_by AS madeBy, b.made_at AS madeAt
     FROM book_picture b JOIN inspection i ON i.id = b.inspection_id
     WHERE b.recipe_id = @recipeId AND b.removed_at IS NULL ORDER BY b.id`,
    { recipeId },
  );
  return {
    recipeId,
    definitions: [...parseRows(bookDefinitionSchema, definitions)],
    pictures: [...parseRows(pictureRowSchema, pictures)],
  };
}

type Made = { readonly madeBy: string; readonly madeAt: Instant };

/** Appends a definition, which counts for its class from now on. */
export function defineClass(db: WriteDb, recipeId: RecipeId, definition: BookDefinition, made: Made): void {
  db.run(
    `INSERT INTO book_definition (recipe_id, class_name, text_en, text_es, made_by, made_at)
     VALUES (@recipeId, @className, @en, @es, @madeBy, @madeAt)`,
    { recipeId, ...definition, ...made },
  );
}

type PictureFacts = Made & { readonly sha256: Sha256; readonly boxes: readonly HumanBox[] };

export function addBookPicture(db: WriteDb, draft: BookPictureDraft, { sha256, boxes, ...made }: PictureFacts): void {
  db.run(
    `INSERT INTO book_picture (recipe_id, class_name, role, inspection_id, image_sha256, boxes, caption, made_by, made_at)
     VALUES (@recipeId, @className, @role, @inspectionId, @sha256, @boxes, @caption, @madeBy, @madeAt)`,
    { ...draft, ...made, sha256: sha256Blob(sha256), boxes: jsonText(boxesSchema, boxes) },
  );
}

/** Removes the good reference part of a recipe from its book, if there is one. */
export function removeGoodPart(db: WriteDb, recipeId: RecipeId, removedAt: Instant): void {
  db.run(
    `UPDATE book_picture SET removed_at = @removedAt WHERE recipe_id = @recipeId AND role = 'good' AND removed_at IS NULL`,
    { recipeId, removedAt },
  );
}

/** Removes an image from its book and returns whose it was; `null` if it was in none. */
export function removeBookPicture(db: WriteDb, id: BookPictureId, removedAt: Instant): RecipeId | null {
  const row = db.get('SELECT recipe_id AS recipeId FROM book_picture WHERE id = @id AND removed_at IS NULL', { id });
  const found = parseRow(recipeIdRowSchema, row);
  if (found === null) return null;
  db.run('UPDATE book_picture SET removed_at = @removedAt WHERE id = @id', { id, removedAt });
  return found.recipeId;
}

/** The hash of an image in any book, also of a removed one; `null` if there is none. */
export function bookImageOf(db: ReadDb, id: BookPictureId): Sha256 | null {
  const row = db.get('SELECT image_sha256 AS sha256 FROM book_picture WHERE id = @id', { id });
  return parseRow(sha256RowSchema, row)?.sha256 ?? null;
}

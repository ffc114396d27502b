import { z } from 'zod';

/** A text column that holds JSON of this shape. */
export function jsonColumn<S extends z.core.$ZodType>(schema: S) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}

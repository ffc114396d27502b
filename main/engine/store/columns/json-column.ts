import { z } from 'zod';

/** A text column that holds JSON of this shape. */
export function jsonColumn<S extends z.core.$ZodType>(schema: S) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}

/**
 * The text for a {@link jsonColumn} with this schema: the only way into it, so that nothing is written that could not be read
 * back. Throws {@link UnwritableValue} for a value that does not fit, before anything is written.
 */
export function jsonText<S extends z.core.$ZodType>(schema: S, value: z.input<S>): string {
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) throw new UnwritableValue(parsed.error);
  return JSON.stringify(parsed.data);
}

/** Throws {@link UnwritableValue} unless the value is what this schema reads. */
export function requireWritable<S extends z.core.$ZodType>(schema: S, value: unknown): void {
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) throw new UnwritableValue(parsed.error);
}

/** A value that was about to be stored but could not have been read back. */
export class UnwritableValue extends Error {
  readonly issues: readonly string[];

  constructor(error: z.core.$ZodError) {
    const issues = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    super(issues.join('; '));
    this.name = 'UnwritableValue';
    this.issues = issues;
  }
}

import type { ModelAnswers, ModelWarning } from '../../../../preload/contract/model.ts';
import { namesFromMetadata } from '../class-names.ts';

export type Naming = Readonly<{ classes: readonly string[]; warnings: readonly ModelWarning[] }>;

/**
 * Names for a model's classes: a person's answer first, then the file's own metadata, then a file beside it. Names of a
 * wrong count are passed over; only the file's own are cut or filled up with numbers, and that is warned of. `null`: ask.
 */
export function nameClasses(
  classCount: number | null,
  answers: ModelAnswers,
  metadata: Readonly<Record<string, string>>,
  namesBeside: readonly string[] | null,
): Naming | null {
  const own = namesFromMetadata(metadata);
  const fitting = [answers.classes, own, namesBeside].find(
    (names) => names && (classCount === null || names.length === classCount),
  );
  if (fitting) return { classes: fitting, warnings: [] };
  if (own === null || classCount === null) return null;
  const classes = Array.from({ length: classCount }, (_, i) => own[i] ?? `class ${i}`);
  const message = `Its names are for ${own.length}, its scores for ${classCount} classes.`;
  return { classes, warnings: [{ code: 'classes-differ', message }] };
}

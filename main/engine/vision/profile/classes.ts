import type { ModelAnswers } from '../../../../preload/contract/models/model.ts';
import { namesFromMetadata } from '../model-file/class-names.ts';

/**
 * Names for a model's classes: a person's answer first, then the file's own metadata, then a file beside it. A person decides.
 * Names of the wrong count are ignored; if the file's own have the wrong count, no other source but a person is believed. `null`: ask.
 */
export function nameClasses(
  classCount: number | null,
  answers: ModelAnswers,
  metadata: Readonly<Record<string, string>>,
  namesBeside: readonly string[] | null,
): readonly string[] | null {
  const names = answers.classes ?? namesFromMetadata(metadata) ?? namesBeside;
  return names !== null && (classCount === null || names.length === classCount) ? names : null;
}

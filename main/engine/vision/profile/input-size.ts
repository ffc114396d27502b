import type { ModelAnswers } from '../../../../preload/contract/models/model.ts';
import type { Size } from '../../../../preload/contract/values/geometry.ts';
import { readLiteral } from '../model-file/python-literal.ts';

/** Sizes tried, likeliest first, for a file that leaves its size open or does not run at the size it declares. */
export const USUAL_SIDES = [640, 416, 320, 1280, 512, 1024] as const;

/** The input size given by a person or the metadata; `null` if neither gives one. */
export function statedSize(answers: ModelAnswers, metadata: Readonly<Record<string, string>>): Size | null {
  if (answers.inputWidth !== undefined && answers.inputHeight !== undefined) {
    return { width: answers.inputWidth, height: answers.inputHeight };
  }
  return metadataSize(metadata);
}

/** The size that exporters write under `imgsz`: one number or height and width. */
export function metadataSize(metadata: Readonly<Record<string, string>>): Size | null {
  const text = metadata['imgsz'];
  const literal = text === undefined ? null : readLiteral(text);
  const [height, width] = Array.isArray(literal) ? literal : [literal, literal];
  return isSide(height) && isSide(width) ? { width, height } : null;
}

function isSide(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

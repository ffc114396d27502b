import type { LineMessage } from '../store/line-messages.ts';

/**
 * What the line reads about one part, first as `signal`, later perhaps as `disposition`. Every number is used once and
 * none is left out; a file that appears a second time under the same number says the same, and may be passed over.
 */
export type MessageFile = {
  readonly sequence: number;
  readonly kind: 'signal' | 'disposition';
  /** PASS, FAIL, HOLD until a disposition follows, or ERROR, which is to be treated as FAIL. */
  readonly signal: LineMessage['signal'];
  readonly disposition: LineMessage['disposition'];
  readonly serial: string | null;
  readonly lot: string | null;
  readonly lane: string;
  readonly file: string;
  readonly reasons: LineMessage['reasons'];
  /** Null for a file that is another part's picture again: it was not inspected. */
  readonly inspectionId: number | null;
  readonly recipe: LineMessage['recipe'];
  readonly modelSha256: string | null;
  readonly capturedAt: string;
  readonly decidedAt: string;
};

/** Wide enough that names sort as numbers do for the life of a station. */
const DIGITS = 10;

export function messageFileName(sequence: number): string {
  return `${String(sequence).padStart(DIGITS, '0')}.json`;
}

export function messageFile(message: LineMessage): MessageFile {
  return {
    sequence: message.seq,
    kind: message.disposition === null ? 'signal' : 'disposition',
    signal: message.signal,
    disposition: message.disposition,
    serial: message.serial,
    lot: message.lot,
    lane: message.laneName,
    file: message.relativePath,
    reasons: message.reasons,
    inspectionId: message.inspectionId,
    recipe: message.recipe,
    modelSha256: message.modelSha256,
    capturedAt: new Date(message.capturedAt).toISOString(),
    decidedAt: new Date(message.decidedAt).toISOString(),
  };
}

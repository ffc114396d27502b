import type { LineMessage } from '../store/line/line-messages.ts';

/**
 * What the line reads about one part, first as `signal`, later perhaps as `disposition`, `withdrawal` or `recall`. Within an epoch
 * every number is used once and none is left out; a file that appears again under the same name says the same,
 * and may be ignored. docs/line-messages.md says what every field means, and how to read a folder.
 */
export type MessageFile = {
  readonly station: string;
  readonly epoch: number;
  readonly sequence: number;
  readonly kind: 'signal' | 'disposition' | 'withdrawal' | 'recall';
  /** The part, the same in all messages about it, within the epoch. */
  readonly part: number;
  /** The number of the message about the same part that no longer counts; null: this is the first in the epoch. */
  readonly supersedes: number | null;
  /** In a recall only: the message that it calls back, perhaps of an earlier epoch. */
  readonly recalls?: { readonly station: string; readonly epoch: number; readonly sequence: number };
  /** PASS, FAIL, HOLD until a disposition follows, or ERROR, to be treated as FAIL. HOLD in a withdrawal, RECALL in a recall. */
  readonly signal: LineMessage['signal'] | 'RECALL';
  readonly disposition: LineMessage['disposition'];
  readonly serial: string | null;
  readonly lot: string | null;
  readonly lane: string;
  readonly file: string;
  readonly reasons: LineMessage['reasons'];
  /** Null for a file that repeats another part's image: it was not inspected. */
  readonly inspectionId: number | null;
  readonly recipe: LineMessage['recipe'];
  readonly modelSha256: string | null;
  readonly capturedAt: string;
  readonly decidedAt: string;
};

/** Wide enough for names to sort as numbers for the life of a station. */
const DIGITS = 10;
const EPOCH_DIGITS = 4;

/**
 * The name of a message: its station, epoch and number, so that no two messages ever share one. Epoch 0 is
 * that of a station which told the line before there were epochs: its names stay plain numbers, as its line knows them.
 */
export function messageFileName(station: string, { epoch, number }: Pick<LineMessage, 'epoch' | 'number'>): string {
  const digits = String(number).padStart(DIGITS, '0');
  return epoch === 0 ? `${digits}.json` : `${station}-${String(epoch).padStart(EPOCH_DIGITS, '0')}-${digits}.json`;
}

export function messageFile(station: string, message: LineMessage): MessageFile {
  const { kind, disposition, recalls } = message;
  // A part that is on HOLD again, or still, has no disposition, whatever it had before.
  const isDisposition = kind === null && disposition !== null;
  return {
    station,
    epoch: message.epoch,
    sequence: message.number,
    kind: kind === 'withdrawal' || kind === 'recall' ? kind : isDisposition ? 'disposition' : 'signal',
    part: message.shotId,
    supersedes: message.supersedes,
    ...(recalls === null ? {} : { recalls: { station, epoch: recalls.epoch, sequence: recalls.number } }),
    signal: kind === null ? message.signal : kind === 'recall' ? 'RECALL' : 'HOLD',
    disposition: isDisposition ? disposition : null,
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

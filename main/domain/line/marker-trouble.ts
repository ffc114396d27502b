import type { LineFolderTrouble } from '../../../preload/contract/faults/line-folder.ts';

/** What a marker in a folder says. */
export type MarkerWords = {
  readonly station: string;
  readonly epoch: number;
  readonly writer: string;
  /** The highest number that may have been written, and what identifies that message. */
  readonly upTo: number;
  readonly upToMessage: string;
};

/** What the records say: whose station they are, and what identifies the message of a given number; null: there is no such message. */
export type RecordsWords = {
  readonly station: string;
  readonly epoch: number;
  readonly messageAt: (number: number) => string | null;
};

/**
 * Why a station with these records must not write into a folder with this marker; `null` if it may. Records are on disk
 * before the line is told of them. So if the newest message that may have been told is missing from them, or differs, they
 * have gone back in time, and would use its number a second time.
 */
export function markerTrouble(
  marker: MarkerWords,
  records: RecordsWords,
  isOwnWriter: (writer: string) => boolean,
): LineFolderTrouble | null {
  if (marker.station !== records.station) return { why: 'other-station', figures: { name: marker.station } };
  // What was said in an earlier epoch no longer counts, and nobody uses its numbers.
  if (marker.epoch < records.epoch) return null;
  if (marker.epoch > records.epoch) return { why: 'later', figures: { name: `${marker.epoch}/${marker.upTo}` } };
  const isKnown = marker.upTo === 0 || records.messageAt(marker.upTo) === marker.upToMessage;
  if (!isKnown) return { why: 'later', figures: { name: String(marker.upTo) } };
  return isOwnWriter(marker.writer) ? null : { why: 'other-writer' };
}

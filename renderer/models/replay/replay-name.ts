import type { TFunction } from 'i18next';
import type { Replay } from '../../../preload/contract/models/replay.ts';
import type { Format } from '../../../preload/words/format.ts';

/** The name of a replay: its number and what it covers: its time, and its lane where it has one. */
export function replayName({ id, from, until, laneName }: Replay, t: TFunction, format: Format): string {
  const time = { number: id, from: format.dayTime(from), until: format.dayTime(until) };
  return laneName === null ? t('replay.name', time) : t('replay.name-lane', { ...time, lane: laneName });
}

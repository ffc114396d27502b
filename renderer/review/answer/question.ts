import type { TFunction } from 'i18next';
import type { ReviewItem } from '../../../preload/contract/parts/review.ts';
import type { Format } from '../../../preload/words/format.ts';
import { reasonSentence } from '../../ui/words/reason-sentence.ts';

/** The question to the person, in words: a headline and, if there are any, the figures behind it. */
export type Question = { readonly title: string; readonly reasons: readonly string[] };

/** Blind items only say that somebody looks again; repeats, challenges and parts on which models differ do not reveal what they are. */
export function questionOf({ ask, isBlind, inspection }: ReviewItem, t: TFunction, format: Format): Question {
  if (ask === 'study') return { title: t('review.asked.study'), reasons: [] };
  if (isBlind) return { title: t('review.asked.blind'), reasons: [] };
  const unsure = inspection.reasons.map((reason) =>
    reason.code === 'unsure'
      ? t('review.asked.unsure-reason', {
          className: reason.className,
          score: format.score(reason.score),
          from: format.score(reason.clearBelow),
          to: format.score(reason.rejectAt),
        })
      : reasonSentence(reason, t, format),
  );
  const reasons = () => inspection.reasons.map((reason) => reasonSentence(reason, t, format));
  switch (ask) {
    case 'unsure':
      return { title: t('review.asked.unsure'), reasons: unsure };
    case 'fault':
      return { title: t('review.asked.fault'), reasons: reasons() };
    case 'level':
      return { title: t('review.asked.level'), reasons: reasons() };
    case 'audit':
    case 'repeat':
    case 'challenge':
    case 'discordant':
    case 'sent':
    case 'case':
      return { title: t('review.asked.blind'), reasons: [] };
    default:
      return ask satisfies never;
  }
}

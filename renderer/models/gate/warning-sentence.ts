import type { TFunction } from 'i18next';
import type { GateWarning } from '../../../preload/contract/models/gate.ts';
import type { Format } from '../../../preload/words/format.ts';
import { objectionSentence } from '../../../preload/words/model-sentences.ts';

/** Why the figures of a run mean less than they seem to. */
export function warningSentence(warning: GateWarning, t: TFunction, format: Format): string {
  switch (warning.code) {
    case 'classes-missing':
    case 'class-order':
      return objectionSentence(warning, format);
    case 'scores-all-zero':
      return t('gate.warning.scores-all-zero', { count: warning.pictures });
    case 'pictures-unreadable':
      return t('gate.warning.pictures-unreadable', { count: warning.parts, names: format.list(warning.names) });
    case 'few-parts':
    case 'bad-without-boxes':
      return t(`gate.warning.${warning.code}`, { count: warning.parts });
    default:
      return warning satisfies never;
  }
}

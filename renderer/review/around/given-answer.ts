import type { TFunction } from 'i18next';
import type { Format } from '../../../preload/words/format.ts';
import type { Given } from '../session/queue-state.ts';
import { partName } from './part-name.ts';

/** An answer in a few words: the part, and what was said of it. */
export function givenWords({ item, kind, classNames }: Given, t: TFunction, format: Format) {
  const said = t(kind === 'accept' ? 'review.pass' : kind === 'reject' ? 'review.fail' : `disposition.${kind}`);
  return { part: partName(item, t), said: classNames.length === 0 ? said : `${said}, ${format.list(classNames)}` };
}

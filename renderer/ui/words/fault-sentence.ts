import type { TFunction } from 'i18next';
import type { Figures } from '../../../preload/contract/faults/placeholders.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { Format } from './format.ts';
import { modelUseClause, objectionSentence } from './model-sentences.ts';
import { systemReason } from './system-reason.ts';

/** The operator's sentence for a fault: what happened and what to do. */
export function faultSentence(fault: Fault, t: TFunction, format: Format): string {
  return t(`fault.${fault.code}`, { replace: faultFigures(fault, t, format) });
}

/** The values for the placeholders of each fault's sentence, formatted for people. */
function faultFigures(fault: Fault, t: TFunction, format: Format): Record<string, string> {
  switch (fault.code) {
    case 'bad-request':
      return {
        issues: inWords(
          fault.said,
          fault.issues.join('; '),
          (why, figures) => t(`entry-trouble.${why}`, figures),
          format,
        ),
      };
    case 'forbidden':
      return { operation: fault.operation };
    case 'engine-timeout':
      return { operation: fault.operation, waited: format.seconds(fault.waitedMs) };
    case 'pin-wrong':
      return { triesLeft: format.count(fault.triesLeft) };
    case 'pin-locked':
      return { wait: format.age(fault.waitMs) };
    case 'internal':
      return { message: fault.message };
    case 'name-damaged':
      return { name: fault.name };
    case 'picture-repeated':
      return { firstFile: fault.firstFile };
    case 'not-found':
      return { what: inWords(fault.said, fault.what, (why, figures) => t(`missing-thing.${why}`, figures), format) };
    case 'folder-unusable':
      return { path: fault.path, reason: unusableBecause(fault, t) };
    case 'store-unusable':
      return {
        path: fault.path,
        reason: inWords(
          fault.said,
          systemReason(fault.reason, t),
          (why, figures) => t(`store-trouble.${why}`, figures),
          format,
        ),
      };
    case 'line-told':
      return {
        state: fault.state.toUpperCase(),
        at: format.hourMinute(fault.at),
        since: t(`line-told-since.${fault.since}`),
      };
    case 'line-folder':
      return { path: fault.path, reason: t(`line-folder-trouble.${fault.why}`, { replace: { detail: fault.detail } }) };
    case 'clock-set':
      return {
        direction: t(fault.byMs < 0 ? 'clock-direction.back' : 'clock-direction.forward'),
        by: format.age(Math.abs(fault.byMs)),
      };
    case 'disk-full':
      return { path: fault.path };
    case 'record-unreadable':
      return { what: fault.what, reason: fault.reason };
    case 'record-unwritable':
      return { reason: fault.reason };
    case 'file-forbidden':
      return { reason: systemReason(fault.reason, t) };
    case 'image-unreadable':
      return { reason: unreadableBecause(fault, t) };
    case 'conflict':
      return { reason: t(`conflict.${fault.why}`, { detail: fault.detail }) };
    case 'model-refused':
      return { reason: inWords(fault.said, fault.reason, (why, figures) => t(`refusal.${why}`, figures), format) };
    case 'detector-failed':
      return {
        reason: inWords(fault.said, fault.reason, (why, figures) => t(`detector-failure.${why}`, figures), format),
      };
    case 'picture-unfit':
      return {
        trouble: t(`picture-trouble.${fault.trouble}`),
        measured: format.rate(fault.measured),
        limit: format.rate(fault.limit),
      };
    case 'picture-unusual':
      return {
        sign: t(`unusual-sign.${fault.sign}`),
        measured: format.score(fault.measured),
        usual: format.score(fault.usual),
      };
    case 'picture-bits': {
      const trouble = fault.usedBits === null ? 'unsettled' : 'exceeded';
      const figures = { bits: format.count(fault.bits), usedBits: format.count(fault.usedBits ?? 16) };
      return { sentence: t(`bits-trouble.${trouble}`, figures) };
    }
    case 'image-too-large':
      return {
        width: format.count(fault.width),
        height: format.count(fault.height),
        limit: format.count(Math.floor(fault.maxPixels / 1_000_000)),
      };
    case 'model-needs-answers':
      return { questions: format.list(fault.questions.map((question) => t(`model-question.${question}`))) };
    case 'model-mismatch':
      return { expected: fault.expectedSha256.slice(0, 12), found: fault.foundSha256.slice(0, 12) };
    case 'model-in-use':
      return { uses: format.list(fault.uses.map((use) => modelUseClause(use, t, format))) };
    case 'promotion-refused':
    case 'model-barred':
      return { objections: fault.objections.map((each) => objectionSentence(each, t, format)).join(' ') };
    case 'update-refused':
      return { sentence: t(`update-refusal.${fault.why}`, { replace: { detail: fault.detail } }) };
    case 'updating':
      return { version: fault.version };
    case 'model-troubled':
      return { trouble: t(`model-trouble.${fault.trouble}`), detail: fault.detail };
    case 'golden-set-unreadable':
      return { readable: format.count(fault.readable), of: format.count(fault.of), names: format.list(fault.names) };
    case 'signed-out':
    case 'engine-down':
    case 'file-vanished':
    case 'model-missing':
      return {};
    default:
      return fault satisfies never;
  }
}

function unusableBecause({ trouble, reason }: Extract<Fault, { code: 'folder-unusable' }>, t: TFunction): string {
  return trouble === undefined
    ? t('folder-out-of-reach', { reason: systemReason(reason, t) })
    : t(`folder-trouble.${trouble}`);
}

/** What Lupa has words for, by `say`; otherwise the English text. */
function inWords<Why extends string>(
  said: { readonly why: Why; readonly figures: Figures } | undefined,
  english: string,
  say: (why: Why, figures: { readonly replace: Readonly<Record<string, string>> }) => string,
  format: Format,
): string {
  if (said === undefined) return english;
  const written = Object.entries(said.figures).map(([gap, figure]) => [
    gap,
    typeof figure === 'number' ? format.count(figure) : figure,
  ]);
  return say(said.why, { replace: Object.fromEntries(written) });
}

function unreadableBecause({ damage, reason }: Extract<Fault, { code: 'image-unreadable' }>, t: TFunction): string {
  return damage === undefined ? reason : t(`picture-damage.${damage}`, { replace: { reason } });
}

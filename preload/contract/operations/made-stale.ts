import type { DesktopOperationName } from '../transport/desktop.ts';
import type { OperationName } from './operations.ts';

type AnyName = OperationName | DesktopOperationName;
type StaleTable = { readonly [Name in AnyName]?: readonly AnyName[] };

/**
 * What has to be read again after an operation that changes something. One that is not here changes nothing; where the list is
 * empty, what it changes is pushed by an event. Every window but the one that asked learns of a change by `list.changed`.
 */
export const madeStale = {
  'station.change-settings': ['station.settings', 'station.status'],
  'station.begin-simulated': ['station.status', 'lane.list', 'recipe.list', 'model.list'],
  'station.begin-camera': ['station.status', 'lane.list', 'recipe.list'],
  'lane.add': ['lane.list', 'station.status'],
  'lane.change': ['lane.list', 'station.status'],
  'lane.learn-anew': ['station.status'],
  'lane.remove': ['lane.list', 'station.status'],
  'recipe.add': ['recipe.list'],
  'recipe.change': ['recipe.list', 'recipe.versions', 'station.status'],
  'line-output.take-folder': ['line-output.read', 'station.status'],
  'line-output.begin-epoch': ['line-output.read', 'station.status'],
  'line-output.sign': ['line-output.read'],
  'simulator.change': ['simulator.read'],
  'simulator.play': ['simulator.read'],
  'simulator.pause': ['simulator.read'],

  'model.import': ['model.list'],
  'model.remove': ['model.list', 'model.standings'],
  'model.promote': ['model.list', 'model.standings', 'model.history', 'recipe.list'],
  'model.roll-back': ['model.list', 'model.standings', 'model.history', 'recipe.list'],
  'model.retire': ['model.standings', 'model.history'],
  'model.reinstate': ['model.standings', 'model.history'],
  'golden.add': ['golden.list', 'golden.stock', 'golden.candidate', 'gate.report'],
  'golden.add-chosen': ['golden.list', 'golden.stock', 'golden.candidate', 'gate.report'],
  'golden.fill': ['golden.list', 'golden.stock', 'golden.candidate', 'gate.report'],
  'golden.remove': ['golden.list', 'golden.stock', 'golden.candidate', 'gate.report'],
  'golden.take-truth': ['transfer.state'],
  'gate.set-rules': ['gate.rules', 'gate.report'],
  'gate.run': ['gate.state'],
  'gate.cancel': ['gate.state'],
  'shadow.begin': ['model.standings', 'model.history'],
  'shadow.end': ['model.standings', 'model.history'],
  'shadow.set-sending': ['shadow.sending'],
  'shadow.send-to-review': ['shadow.compare', 'shadow.changed-parts', 'review.queue'],
  'rollout.begin': ['rollout.list', 'rollout.read', 'rollout.notices', 'model.standings', 'model.history'],
  'rollout.pause': ['rollout.list', 'rollout.read', 'rollout.notices', 'model.standings', 'model.history'],
  'rollout.resume': ['rollout.list', 'rollout.read', 'rollout.notices', 'model.standings', 'model.history'],
  'rollout.advance': ['rollout.list', 'rollout.read', 'rollout.notices', 'model.standings', 'model.history'],
  'rollout.roll-back': ['rollout.list', 'rollout.read', 'rollout.notices', 'model.standings', 'model.history'],
  'rollout.promote': [
    'rollout.list',
    'rollout.read',
    'rollout.notices',
    'model.standings',
    'model.history',
    'recipe.list',
  ],
  'rollout.seen': ['rollout.notices', 'rollout.list'],
  'replay.begin': ['replay.list'],
  'replay.cancel': ['replay.list'],
  'case.open': ['case.list'],
  'case.reinspect': ['case.list', 'case.read', 'case.parts', 'replay.list'],
  'case.recall': ['case.list', 'case.read', 'case.parts'],
  'case.settle': ['case.list', 'case.read', 'case.parts'],
  'case.close': ['case.list', 'case.read'],

  'review.claim': [],
  'review.release': [],
  'review.answer': [],
  'review.keep-draft': [],
  'review.skip': [],
  'review.undo': [],
  'review.send': ['history.search', 'review.queue'],
  'review.correct': ['inspection.read', 'history.search', 'review.told'],
  'adjudication.decide': ['adjudication.list', 'inspection.read', 'consistency.read'],
  'challenge.add': ['challenge.list'],
  'challenge.add-simulated': ['challenge.list'],
  'challenge.remove': ['challenge.list'],
  'study.plan': ['study.list'],
  'study.take-out': ['study.list'],
  'study.end': ['study.list'],
  'book.define': ['book.read'],
  'book.add-picture': ['book.read'],
  'book.remove-picture': ['book.read'],
  'report.restart-control': ['report.control'],

  'person.add-first': ['person.list', 'desktop.who-am-i'],
  'person.add': ['person.list'],
  'person.change': ['person.list'],
  'person.set-training': ['person.list'],
  'person.sign-in': ['desktop.who-am-i'],
  'person.change-own-pin': [],
  'person.change-own-look': ['person.look'],
  'person.signed-out': [],

  'transfer.export': [],
  'transfer.import-labels': [],
  'transfer.import-challenges': [],
  'transfer.cancel': ['transfer.state'],

  'desktop.sign-out': ['desktop.who-am-i'],
  'desktop.change-login-start': ['desktop.login-start'],
  'desktop.change-updates': ['desktop.updates'],
  'desktop.check-updates': ['desktop.updates'],
  'desktop.install-version': ['desktop.updates'],
  'desktop.take-opened-model': ['desktop.opened-model-waits'],
} as const satisfies StaleTable;

const table: StaleTable = madeStale;

/** The operations whose answers are old once this one has succeeded. */
export function staleAfter(name: AnyName): readonly AnyName[] {
  return table[name] ?? [];
}

/** What has to be read again when a list has changed, in whichever window. */
export const readAgainFor = {
  lanes: ['lane.list', 'station.status'],
  recipes: ['recipe.list', 'recipe.versions', 'station.status'],
  models: [
    'model.list',
    'model.card',
    'model.standings',
    'model.history',
    'model.objections',
    'gate.rules',
    'gate.report',
    'golden.list',
    'golden.stock',
    'golden.candidate',
  ],
  people: ['person.list'],
  cases: ['case.list', 'case.read', 'case.parts'],
  rollouts: ['rollout.notices', 'rollout.list', 'rollout.read'],
  settings: ['station.settings', 'station.status'],
} as const satisfies Readonly<Record<string, readonly OperationName[]>>;
export type ListName = keyof typeof readAgainFor;
export const listNames = Object.keys(readAgainFor) as [ListName, ...ListName[]];

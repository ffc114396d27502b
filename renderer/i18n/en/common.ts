import type { Ask, Disposition, Signal } from '../../../preload/contract/inspection.ts';
import type { LaneHealth } from '../../../preload/contract/lane.ts';
import type { Role } from '../../../preload/contract/person.ts';
import type { AutomationLevel, DispositionKind } from '../../../preload/contract/recipe.ts';
import type { ShortcutId } from '../../ui/keys.ts';

/** Words that several screens share. Where the contract closes a set, every member has its word. */
export const common = {
  common: {
    'try-again': 'Try again',
    undo: 'Undo',
    save: 'Save',
    discard: 'Discard',
    cancel: 'Cancel',
    close: 'Close',
    edit: 'Edit',
    remove: 'Remove',
    choose: 'Choose…',
    change: 'Change…',
    'choose-folder': '{{label}}: choose a folder',
    'no-folder': 'No folder chosen',
    yes: 'Yes',
    no: 'No',
  },
  verdict: { PASS: 'PASS', FAIL: 'FAIL', HOLD: 'HOLD', ERROR: 'ERROR' } satisfies Record<Signal, string>,
  disposition: {
    accept: 'Accept',
    reject: 'Reject',
    inconclusive: 'Inconclusive',
    rework: 'Rework',
    'use-as-is': 'Use as is',
    escalate: 'Escalate',
  } satisfies Record<DispositionKind, string>,
  ask: {
    unsure: 'asked because the model was unsure',
    level: 'asked because people decide at this automation level',
    audit: 'second look at an automatic decision',
    fault: 'asked because of a fault',
    repeat: 'shown a second time',
    challenge: 'challenge part',
    discordant: 'asked because two models disagreed',
    timeout: 'nobody answered in time',
    correction: 'correction',
    adjudication: 'decided between two answers',
  } satisfies Record<Ask | Disposition['ask'], string>,
  automation: {
    manual: { name: 'Manual', text: 'People decide every part; the model is silent.' },
    shadow: {
      name: 'Shadow',
      text: 'People decide every part without seeing the model; what it would have said is recorded.',
    },
    assist: { name: 'Assist', text: 'People decide every part and see what the model marked.' },
    partial: { name: 'Partial', text: 'The model decides what it is sure of; people decide the rest.' },
    full: { name: 'Full', text: 'The model decides every part; what it is unsure of fails.' },
  } satisfies Record<AutomationLevel, { name: string; text: string }>,
  role: {
    nobody: 'Nobody',
    operator: 'Operator',
    supervisor: 'Supervisor',
    engineer: 'Quality engineer',
  } satisfies Record<Role, string>,
  'lane-state': { watching: 'watching', paused: 'paused', unreachable: 'out of reach' } satisfies Record<
    LaneHealth['state'],
    string
  >,
  keys: {
    title: 'Keys',
    'show-keys': 'Show the keys',
    'go-line': 'Go to Line',
    'go-settings': 'Go to Settings',
    lock: 'Lock this window',
    'line-boxes': 'Boxes on or off',
    'line-details': 'Details of the part shown',
    'inspection-boxes': 'Boxes on or off',
    'inspection-newer': 'Newer part',
    'inspection-older': 'Older part',
    'inspection-close': 'Back to the line',
  } satisfies Record<ShortcutId | 'title', string>,
} as const;

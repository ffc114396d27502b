import type { ReplayState } from '../../../preload/contract/replay.ts';

/** A model on stored parts. */
export const replay = {
  replay: {
    title: 'Run over stored parts',
    lead: 'The model looks at the stored pictures of parts that were decided before, by the recipe of that time. The line always goes first; the results are kept apart from those in shadow.',
    from: 'From',
    until: 'Until',
    begin: 'Run over these parts',
    'no-period': 'The end lies before the beginning.',
    counting: 'Counting parts…',
    far_one: '{{done}} of {{count}} part',
    far_other: '{{done}} of {{count}} parts',
    discordant_one: '{{count}} verdict would change',
    discordant_other: '{{count}} verdicts would change',
    made: 'by {{name}}, {{at}}',
    'cancelled-by': 'cancelled by {{name}}',
    name: '{{from}} to {{until}}',
    'name-lane': '{{from}} to {{until}}, {{lane}}',
    numbered: 'Stored parts, run {{number}}: {{name}}',
    source: 'What is compared',
    live: 'In shadow, beside the line',
    none: 'This run has not looked at any part yet.',
    'none-here': 'This run has not looked at any part of this lane and lot.',
    gaps_one: '{{count}} part without its picture',
    gaps_other: '{{count}} parts without their picture',
    'more-gaps_one': 'and {{count}} more',
    'more-gaps_other': 'and {{count}} more',
    state: {
      waiting: 'Waits its turn',
      running: 'Running',
      held: 'Waits for the line',
      done: 'Done',
      cancelled: 'Cancelled',
      failed: 'Failed',
    } satisfies Record<ReplayState, string>,
  },
} as const;

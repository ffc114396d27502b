/** The supervisor's charts and what they are narrowed by. */
export const supervisor = {
  supervisor: {
    section: { quality: 'Quality', export: 'Export' },
    filter: {
      name: 'What the charts are about',
      period: 'Time',
      shift: 'Shift',
      day: 'Today',
      week: '7 days',
      custom: 'From – to',
      from: 'From',
      until: 'Until',
      span: '{{from}} – {{until}}',
      before: 'compared with {{span}}',
      compare: 'Compare with before',
      lane: 'Lane',
      lot: 'Lot',
      recipe: 'Recipe',
      model: 'Model',
      'every-lane': 'Every lane',
      'every-lot': 'Every lot',
      'every-recipe': 'Every recipe',
      'every-model': 'Every model',
    },
  },
} as const;

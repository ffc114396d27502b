import type { Reason } from '../../../preload/contract/inspection.ts';

/** Why a verdict is what it is. */
export const reasons = {
  'all-clear': 'No defect found.',
  defect: '{{className}} {{score}}, fails from {{rejectAt}}',
  unsure: '{{className}} {{score}}, unsure between {{clearBelow}} and {{rejectAt}}',
  'model-unproven':
    'Nobody has seen this model find anything yet. Look closely; accepting one such part says that there is nothing to find, and the next ones may pass.',
  'model-quiet':
    'Nothing marked on {{parts}} parts in a row, which is not like this model. Look closely; accepting the part says that it is right.',
  'model-frozen': 'The very same boxes on {{parts}} different pictures in a row: the model no longer looks.',
  'boxes-cut': 'More than {{told}} boxes: those that are shown are not all.',
  'model-silent': 'At this automation level a person decides.',
} as const satisfies Record<Exclude<Reason['code'], 'fault'>, string>;

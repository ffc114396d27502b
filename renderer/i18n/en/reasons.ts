import type { Reason } from '../../../preload/contract/parts/inspection.ts';

/** Why a verdict is what it is. */
export const reasons = {
  'all-clear': 'No defect found.',
  defect: '{{className}} {{score}}, fails from {{rejectAt}}',
  unsure: '{{className}} {{score}}, unsure between {{clearBelow}} and {{rejectAt}}',
  'model-unproven':
    'This model has not yet been seen to find anything. Look closely: accepting one such part confirms that there is nothing to find, and the next ones may pass.',
  'model-quiet':
    'Nothing marked on {{parts}} parts in a row, which is unusual for this model. Look closely: accepting the part confirms that this is right.',
  'model-frozen':
    'Identical boxes on {{parts}} different images in a row: the model no longer reacts to what it is shown.',
  'boxes-cut': 'More than {{told}} boxes: not all of them are shown.',
  'model-silent': 'At this automation level, a person decides.',
} as const satisfies Record<Exclude<Reason['code'], 'fault'>, string>;

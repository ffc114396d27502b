import { z } from 'zod';
import { exportOrderSchema, exportSizeSchema, exportSummarySchema, transferStateSchema } from '../station/transfer.ts';
import { pathSchema, recipeIdSchema } from '../values/units.ts';
import { engineers, leaders, nothing, type OperationsOf } from './operation-spec.ts';

/** Exports and imports. */
export const transferOperations = {
  'transfer.state': { input: nothing, output: transferStateSchema, roles: leaders },
  /** The size of an export. `folder`: where it would go; null: the station's own folder for exports. */
  'transfer.size': {
    input: z.object({ order: exportOrderSchema, folder: pathSchema.nullable() }),
    output: exportSizeSchema,
    roles: leaders,
  },
  /** Starts it and returns at once; `transfer.changed` reports progress. Refused as `conflict` while another one runs. */
  'transfer.export': {
    input: z.object({ order: exportOrderSchema, folder: pathSchema.nullable() }),
    output: transferStateSchema,
    roles: leaders,
  },
  /** Imports labels from a folder or file as agreed answers. */
  'transfer.import-labels': {
    input: z.object({ from: pathSchema }),
    output: transferStateSchema,
    roles: engineers,
    handedOver: 'from',
  },
  /** Makes challenge parts of a recipe from image files with known answers. */
  'transfer.import-challenges': {
    input: z.object({ from: pathSchema, recipeId: recipeIdSchema }),
    output: transferStateSchema,
    roles: engineers,
    handedOver: 'from',
  },
  'transfer.cancel': { input: nothing, output: nothing, roles: leaders },
  /** Newest first. */
  'transfer.list': { input: nothing, output: z.array(exportSummarySchema), roles: leaders },
  'transfer.read': {
    input: z.object({ id: exportSummarySchema.shape.id }),
    output: exportSummarySchema,
    roles: leaders,
  },
} as const satisfies OperationsOf<'transfer'>;

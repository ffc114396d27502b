import { consistencyFilterSchema, consistencySchema } from '../../people/consistency.ts';
import { leaders, type OperationsOf } from '../operation-spec.ts';

/** How far people agree with themselves and with agreed answers. */
export const consistencyOperations = {
  'consistency.read': { input: consistencyFilterSchema, output: consistencySchema, roles: leaders },
} as const satisfies OperationsOf<'consistency'>;

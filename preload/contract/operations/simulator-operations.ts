import { simulatorSettingsSchema, simulatorStateSchema } from '../station/simulator.ts';
import { engineers, everybody, nothing, type OperationsOf, people } from './operation-spec.ts';

/** The simulated line. */
export const simulatorOperations = {
  /** Null if no simulated line is set up, or before its first message. */
  'simulator.read': { input: nothing, output: simulatorStateSchema.nullable(), roles: everybody },
  /** These return the new state, and are refused as `not-found` if no simulated line is running. */
  'simulator.change': { input: simulatorSettingsSchema, output: simulatorStateSchema, roles: engineers },
  'simulator.play': { input: nothing, output: simulatorStateSchema, roles: people },
  'simulator.pause': { input: nothing, output: simulatorStateSchema, roles: people },
} as const satisfies OperationsOf<'simulator'>;

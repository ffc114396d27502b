import { z } from 'zod';
import { faultSchema } from '../faults/result.ts';
import { engineers, everybody, leaders, type OperationSpec } from '../operations/operation-spec.ts';
import { personSchema, roleSchema, staffingSchema } from '../people/person.ts';
import { engineStateSchema } from '../station/engine-state.ts';
import { exportSummarySchema } from '../station/transfer.ts';
import { updateSourceSchema, updatesSchema, versionSchema } from '../station/updates.ts';
import { instantSchema } from '../values/units.ts';

const saved = z.object({ path: z.string() }).nullable();
/** Whether Lupa opens when its user logs in to the computer, and if so, whether in full screen. */
const loginStartSchema = z.object({ opensAtLogin: z.boolean(), isKiosk: z.boolean() });
const savedShiftReportsSchema = z.object({
  folder: z.string(),
  /** The newest one, and when it was saved; null if none was. */
  newest: z.object({ path: z.string(), at: instantSchema }).nullable(),
  /** Why the last attempt failed; it is repeated. */
  fault: faultSchema.nullable(),
});
export type SavedShiftReports = Readonly<z.infer<typeof savedShiftReportsSchema>>;
const fileNameSchema = z
  .string()
  .max(120)
  .regex(/^[^/\\:*?"<>|]+$/, 'a plain file name');

/** What main answers by itself, without the engine: windows, dialogs and who is signed in at this window. */
/** Whether this build is for production: `evaluation` has an unsupported Electron, `driven-by-tests` accepts any switch. */
export const editionSchema = z.enum(['usual', 'evaluation', 'driven-by-tests']);
export type Edition = z.infer<typeof editionSchema>;

export const desktopOperations = {
  'desktop.engine-state': { input: z.object({}), output: engineStateSchema, roles: everybody },
  /** Starts a stopped engine now instead of at its next attempt. */
  'desktop.retry-engine': { input: z.object({}), output: z.object({}), roles: everybody },
  /** How promptly main responds: the delay of its event loop since this was last asked. */
  'desktop.health': {
    input: z.object({}),
    output: z.object({ eventLoopP50Ms: z.number(), eventLoopP99Ms: z.number(), eventLoopMaxMs: z.number() }),
    roles: everybody,
  },
  'desktop.who-am-i': {
    input: z.object({}),
    output: z.object({ person: personSchema.nullable(), role: roleSchema }),
    roles: everybody,
  },
  /** Whether somebody is signed in at any window of the station. */
  'desktop.staffing': { input: z.object({}), output: staffingSchema, roles: everybody },
  'desktop.sign-out': { input: z.object({}), output: z.object({}), roles: everybody },
  'desktop.choose-folder': {
    input: z.object({ title: z.string().max(200) }),
    output: z.object({ path: z.string() }).nullable(),
    roles: leaders,
  },
  'desktop.choose-model': {
    input: z.object({ title: z.string().max(200) }),
    output: z.object({ path: z.string() }).nullable(),
    roles: engineers,
  },
  'desktop.open-folder': {
    input: z.object({ which: z.enum(['data', 'logs', 'line-output']) }),
    output: z.object({}),
    roles: engineers,
  },
  /** Shows an export in the system's file manager; the engine says where it is. */
  'desktop.open-export': {
    input: z.object({ id: exportSummarySchema.shape.id }),
    output: z.object({}),
    roles: leaders,
  },
  /** Writes a table to a place the person chooses; null if they cancel. */
  'desktop.save-table': {
    input: z.object({ title: z.string().max(200), fileName: fileNameSchema, csv: z.string().max(20_000_000) }),
    output: saved,
    roles: leaders,
  },
  /** The same for the whole open page, as it prints: a PDF on A4. */
  'desktop.save-page': {
    input: z.object({ title: z.string().max(200), fileName: fileNameSchema }),
    output: saved,
    roles: leaders,
  },
  /** The report of a shift is complete in this window; main waits for that in the window where it prints one by itself. */
  'desktop.shift-report-complete': { input: z.object({}), output: z.object({}), roles: leaders },
  /** What became of the reports that are saved by themselves since the app started. */
  'desktop.saved-shift-reports': { input: z.object({}), output: savedShiftReportsSchema, roles: leaders },
  /** The same for an image of an area of the window, in pixels of the page. */
  'desktop.save-picture': {
    input: z.object({
      title: z.string().max(200),
      fileName: fileNameSchema,
      area: z.object({
        x: z.number().int().nonnegative(),
        y: z.number().int().nonnegative(),
        width: z.number().int().positive(),
        height: z.number().int().positive(),
      }),
    }),
    output: saved,
    roles: leaders,
  },
  /** A ZIP of logs, versions, settings, health and the latest faults, saved where the person chooses; images only if requested. */
  'desktop.save-diagnostics': {
    input: z.object({ title: z.string().max(200), withPictures: z.boolean() }),
    output: saved,
    roles: engineers,
  },
  /** Shows the licences of everything Lupa is built with. */
  'desktop.open-licences': { input: z.object({}), output: z.object({}), roles: engineers },
  'desktop.login-start': { input: z.object({}), output: loginStartSchema, roles: engineers },
  'desktop.change-login-start': { input: loginStartSchema, output: loginStartSchema, roles: engineers },
  'desktop.updates': { input: z.object({}), output: updatesSchema, roles: engineers },
  /** Where newer versions come from, and whose signature counts; without `publicKey` the previous one stays. */
  'desktop.change-updates': {
    input: z.object({ source: updateSourceSchema, publicKey: z.string().max(2000).optional() }),
    output: updatesSchema,
    roles: engineers,
  },
  /** Checks the source now. Returns when it has started; `updates.changed` reports progress. */
  'desktop.check-updates': { input: z.object({}), output: updatesSchema, roles: engineers },
  /** Stops inspecting, installs a downloaded version or the previous one, and restarts with it. */
  'desktop.install-version': { input: z.object({ version: versionSchema }), output: z.object({}), roles: engineers },
  /** Whether there is a file for the next operation to hand over. */
  'desktop.opened-model-waits': {
    input: z.object({}),
    output: z.object({ isWaiting: z.boolean() }),
    roles: engineers,
  },
  /** The model file that the desktop was asked to open with Lupa, given out once; null if there is none. */
  'desktop.take-opened-model': {
    input: z.object({}),
    output: z.object({ path: z.string() }).nullable(),
    roles: engineers,
  },
  'desktop.about': {
    input: z.object({}),
    output: z.object({
      edition: editionSchema,
      version: z.string(),
      electron: z.string(),
      chromium: z.string(),
      node: z.string(),
      platform: z.string(),
    }),
    roles: everybody,
  },
} as const satisfies Record<string, OperationSpec>;

export type DesktopOperationName = keyof typeof desktopOperations;
type DesktopInputs = { [N in DesktopOperationName]: z.output<(typeof desktopOperations)[N]['input']> };
type DesktopOutputs = { [N in DesktopOperationName]: z.output<(typeof desktopOperations)[N]['output']> };
export type DesktopInput<N extends DesktopOperationName> = DesktopInputs[N];
export type DesktopOutput<N extends DesktopOperationName> = DesktopOutputs[N];

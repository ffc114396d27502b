import { createRequire } from 'node:module';
import path from 'node:path';

/** One finding of the scanner in what is shipped. */
export type Finding = Readonly<{ check: string; file: string; sample: string }>;

type Report = {
  issues: readonly { id: string; file: string; sample?: string }[];
  errors: readonly { file: string; message: string }[];
};

const TOOL = path.resolve(import.meta.dirname, '../../../node_modules/@doyensec/electronegativity/dist/index.js');

/**
 * Has @doyensec/electronegativity look through an app archive. Kept from the network, which it asks for newer lists of
 * Electron's releases and cannot do without gracefully; and given the TypeScript that it was written for, since npm
 * hands its parser the one of this project, whose interface is another.
 */
export async function scan(
  archive: string,
  electronVersion: string,
): Promise<Report & { findings: readonly Finding[] }> {
  const fromTool = createRequire(TOOL);
  const fromParser = createRequire(fromTool.resolve('@typescript-eslint/typescript-estree'));
  replace(fromTool, 'got', () => Promise.reject(new Error('no network')));
  replace(fromParser, 'typescript', fromTool('typescript'));
  const runner = fromTool('./runner.js');
  const run: (options: object, forCli: boolean) => Promise<Report> = runner.default ?? runner;
  const options = { input: archive, customScan: [], excludeFromScan: [], parserPlugins: [] };
  const report = await run({ ...options, electronVersionOverride: electronVersion }, false);
  const findings = report.issues.map(({ id, file, sample }) => ({ check: id, file, sample: (sample ?? '').trim() }));
  return { ...report, findings };
}

function replace(require: NodeJS.Require, name: string, exports: unknown): void {
  const file = require.resolve(name);
  require.cache[file] = { ...module(file), exports };
}

function module(file: string): NodeJS.Module {
  return {
    id: file,
    filename: file,
    path: path.dirname(file),
    loaded: true,
    exports: {},
    children: [],
    paths: [],
  } as unknown as NodeJS.Module;
}

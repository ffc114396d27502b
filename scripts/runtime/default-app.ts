import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The program that an unpackaged Electron runs to load the application named on its command line. It holds back `ready`
 * until the application's module has run, which is why it is an ES module that awaits the import at its top level.
 */
const MAIN = `import { app } from 'electron';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (named === undefined) {
  console.error('Name the folder of the application to run.');
  process.exit(1);
}
const target = path.resolve(named);
const isFolder = statSync(target).isDirectory();
const folder = isFolder ? target : path.dirname(target);
let entry = target;
if (isFolder) {
  const description = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  app.setName(description.productName ?? description.name);
  app.setVersion(description.version ?? '0.0.0');
  entry = path.join(folder, description.main ?? 'index.js');
}
app.setAppPath(folder);
await import(pathToFileURL(entry).href);
`;

/** Writes the default application into a runtime's folder: the archive that the runtime came in holds another one. */
export async function writeDefaultApp(runtime: string): Promise<void> {
  const folder = path.join(runtime, 'resources', 'default_app.asar');
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'electron', type: 'module', main: 'main.js' }),
  );
  await writeFile(path.join(folder, 'main.js'), MAIN);
}

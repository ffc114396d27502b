import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nodePackage } from '../../main/engine-host/engine-program.ts';
import type { InstalledPackage } from './installed-packages.ts';
import type { Target } from './shipped-files.ts';
import { shippedPackages } from './shipped-packages.ts';

const RULE = '='.repeat(78);

/** The licences of all that is in the package, as one text. */
export function collectLicences(root: string, target: Target, electronFolder: string): string {
  const packages = shippedPackages(root);
  const node = path.join(root, 'node_modules', nodePackage(target.platform, target.arch), 'LICENSE');
  return [
    'Lupa is built with the work of others. Their licences:',
    section('Electron', licenceFile(electronFolder, /^LICENSE(\.electron\.txt)?$/)),
    section('Chromium and all that it contains', 'See LICENSES.chromium.html beside the program.'),
    section('Node.js and all that it contains', readFileSync(node, 'utf8')),
    section('The default models', 'CC0-1.0: their weights are free for any use.'),
    ...packages.map((installed) => section(titleOf(installed), textOf(root, installed))),
  ].join('\n');
}

const section = (title: string, text: string) => `\n${RULE}\n${title}\n${RULE}\n\n${text.trim()}\n`;

const titleOf = ({ name, version, licence }: InstalledPackage) => `${name} ${version} (${licence ?? 'see below'})`;

function textOf(root: string, { name, folder, licence }: InstalledPackage): string {
  const texts = readdirSync(path.join(root, folder))
    .filter((file) => /^(licen[cs]e|copying|notice|third[-_ ]?party)/i.test(file))
    .filter((file) => !/\.(js|ts|json)$/.test(file))
    .map((file) => readFileSync(path.join(root, folder, file), 'utf8').trim());
  if (texts.length > 0) return texts.join('\n\n');
  if (licence === null) throw new Error(`${name} says nowhere under which licence it is; it cannot be shipped so`);
  return `Licensed under ${licence}.`;
}

function licenceFile(folder: string, name: RegExp): string {
  const file = existsSync(folder) && readdirSync(folder).find((entry) => name.test(entry));
  if (!file) throw new Error(`${folder} holds no licence of Electron`);
  return readFileSync(path.join(folder, file), 'utf8');
}

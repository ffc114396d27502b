import type { DebOptions } from './options.ts';

/** The control file of a .deb. `installedBytes` is what it takes up once installed. */
export function controlFile(options: DebOptions, installedBytes: number): string {
  const fields: readonly (readonly [string, string | null])[] = [
    ['Package', options.name],
    ['Version', options.version],
    ['Architecture', options.architecture],
    ['Maintainer', options.maintainer],
    ['Installed-Size', String(Math.ceil(installedBytes / 1024))],
    ['Depends', listed(options.depends)],
    ['Recommends', listed(options.recommends)],
    ['Section', options.section],
    ['Priority', options.priority],
    ['Homepage', options.homepage?.endsWith('.invalid') ? null : options.homepage],
    ['Description', descriptionField(options.description)],
  ];
  return `${fields.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`])).join('\n')}\n`;
}

const listed = (packages: readonly string[]) => (packages.length === 0 ? null : packages.join(', '));

/** The first line in brief; further ones indented by a space, empty ones as a dot. */
function descriptionField(description: string): string {
  const [brief = '', ...more] = description
    .split('\n')
    .map((line) => line.trim())
    .filter((line, index, lines) => line !== '' || (index > 0 && index < lines.length - 1));
  return [brief, ...more.map((line) => ` ${line === '' ? '.' : line}`)].join('\n');
}

import { parseArgs } from 'node:util';

/** What a .deb is made of. */
export type DebOptions = Readonly<{
  name: string;
  version: string;
  architecture: string;
  maintainer: string;
  vendor: string | null;
  homepage: string | null;
  description: string;
  section: string;
  priority: string;
  licence: string | null;
  depends: readonly string[];
  recommends: readonly string[];
  compression: string;
  afterInstall: string | null;
  afterRemove: string | null;
  /** The .deb to write. */
  target: string;
  /** Source and target: a file, or the content of a folder. */
  mappings: readonly Readonly<{ from: string; to: string }>[];
}>;

const text = { type: 'string' } as const;

/** Reads the arguments that electron-builder gives fpm for a .deb. An unknown one is an error: it would be left out of the package silently. */
export function debOptions(args: readonly string[]): DebOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      input: { type: 'string', short: 's' },
      type: { type: 'string', short: 't' },
      force: { type: 'boolean' },
      depends: { type: 'string', short: 'd', multiple: true },
      'deb-recommends': { type: 'string', multiple: true },
      'deb-compression': text,
      'deb-priority': text,
      architecture: text,
      'after-install': text,
      'after-remove': text,
      description: text,
      version: text,
      package: text,
      name: text,
      maintainer: text,
      vendor: text,
      url: text,
      category: text,
      license: text,
    },
  });
  if (values.input !== 'dir' || values.type !== 'deb') throw new Error('only folders are made into .deb files here');
  const required = (name: 'name' | 'version' | 'architecture' | 'maintainer' | 'package') => {
    const value = values[name];
    if (!value) throw new Error(`--${name} is missing`);
    return value;
  };
  return {
    name: required('name'),
    version: required('version'),
    architecture: required('architecture'),
    maintainer: required('maintainer'),
    vendor: values.vendor ?? null,
    homepage: values.url ?? null,
    description: values.description ?? '',
    section: values.category ?? 'misc',
    priority: values['deb-priority'] ?? 'optional',
    licence: values.license ?? null,
    depends: values.depends ?? [],
    recommends: values['deb-recommends'] ?? [],
    compression: values['deb-compression'] ?? 'xz',
    afterInstall: values['after-install'] ?? null,
    afterRemove: values['after-remove'] ?? null,
    target: required('package'),
    mappings: positionals.map(mapping),
  };
}

/** As in `/build/linux-unpacked/=/opt/Lupa`. */
function mapping(argument: string): { from: string; to: string } {
  const at = argument.lastIndexOf('=');
  if (at < 1 || !argument.startsWith('/', at + 1)) throw new Error(`${argument} does not say where it goes`);
  return { from: argument.slice(0, at), to: argument.slice(at + 1) };
}

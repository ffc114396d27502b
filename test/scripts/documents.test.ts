import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const documents = [
  'README.md',
  'SECURITY.md',
  ...readdirSync(path.join(ROOT, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));
const textOf = (name: string) => readFileSync(path.join(ROOT, name), 'utf8');

test('the README is short enough for two minutes', () => {
  expect(textOf('README.md').split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(700);
});

describe.each(documents)('%s', (name) => {
  test('links only to what exists', () => {
    const links = [...textOf(name).matchAll(/\]\(([^)#]+?)\)/g)].map(([, to = '']) => to);
    const dead = links.filter((to) => !/^https?:/.test(to) && !existsSync(path.join(ROOT, path.dirname(name), to)));
    expect(dead).toEqual([]);
  });

  test('names only files and folders that exist', () => {
    const named = [
      ...textOf(name).matchAll(/(?<![\w./-])(?:main|preload|renderer|scripts|test|docs|models)\/[\w./-]*[\w/]/g),
    ];
    const gone = named
      .map(([file]) => file)
      .filter((file) => !file.includes('NNNN') && !existsSync(path.join(ROOT, file)));
    expect(gone).toEqual([]);
  });

  test('names only commands in package.json', () => {
    const scripts = Object.keys((JSON.parse(textOf('package.json')) as { scripts: object }).scripts);
    const named = [...textOf(name).matchAll(/\bnpm (?:run )?(?:-s )?([a-z][\w:-]*)/g)].map(
      ([, command = '']) => command,
    );
    const own = ['install', 'ci', 'and', 'script', 'registry'];
    expect(named.filter((command) => !scripts.includes(command) && !own.includes(command))).toEqual([]);
  });
});

test('every command of the command line is in its document', () => {
  const commands = [...textOf('main/engine/cli.ts').matchAll(/^ {2}\['([\w-]+)', /gm)].map(
    ([, command = '']) => command,
  );
  expect(commands.length).toBeGreaterThan(8);
  const missing = commands.filter((command) => !textOf('docs/command-line.md').includes(`| \`${command} `));
  expect(missing).toEqual([]);
});

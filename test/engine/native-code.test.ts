import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
/** Imports and re-exports that are there when the program runs; those of types alone are not. */
const RUNTIME_IMPORT = /^(?:import|export) (?!type )(?:[^;]*? from )?'([^']+)';/gm;

/** Every package and file that a file brings in when it runs, over any number of steps. */
function broughtInBy(entry: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    if (!file.endsWith('.ts')) return;
    for (const [, name = ''] of readFileSync(path.join(ROOT, file), 'utf8').matchAll(RUNTIME_IMPORT)) {
      visit(name.startsWith('.') ? path.join(path.dirname(file), name) : name);
    }
  };
  visit(entry);
  return seen;
}

test('the engine itself loads neither decoder nor model runtime: they run in processes whose crash costs nothing', () => {
  const engine = broughtInBy('main/engine/index.ts');
  expect(
    [...engine].filter((name) => name.startsWith('main/')).every((file) => existsSync(path.join(ROOT, file))),
  ).toBe(true);
  expect(engine).toContain('main/engine/vision/pool/vision-pool.ts');
  expect(engine).toContain('better-sqlite3');
  expect(engine).not.toContain('sharp');
  expect(engine).not.toContain('onnxruntime-node');
});

test.each(['vision/pool/vision-worker.ts', 'previews/preview-child.ts'])(
  '%s, a thread of such a process, does',
  (file) => {
    expect(broughtInBy(`main/engine/${file}`)).toContain('sharp');
  },
);

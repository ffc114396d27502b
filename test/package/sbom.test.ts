import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { z } from 'zod';

const hashSchema = z.object({
  alg: z.enum(['SHA-256', 'SHA-512']),
  content: z.string().regex(/^([0-9a-f]{64}|[0-9a-f]{128})$/),
});
const bomSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  components: z.array(
    z.object({ type: z.string(), name: z.string(), version: z.string(), hashes: z.array(hashSchema).optional() }),
  ),
});

test('the package lists what it is made of: every library in it, Electron, Node and the models, with their versions', () => {
  const resources = path.join(inject('packaged').dir, 'resources');
  const bom = bomSchema.parse(JSON.parse(readFileSync(path.join(resources, 'sbom.cdx.json'), 'utf8')));
  const named = new Set(bom.components.map(({ name, version }) => `${name} ${version}`));
  const lying = globSync('engine/node_modules/{*,@*/*}/package.json', { cwd: resources })
    .map((file) => JSON.parse(readFileSync(path.join(resources, file), 'utf8')))
    .filter(({ name, version }) => name !== undefined && version !== undefined);
  expect(lying.length).toBeGreaterThan(5);
  expect(lying.filter(({ name, version }) => !named.has(`${name} ${version}`))).toEqual([]);

  const ofType = (type: string) => bom.components.filter((component) => component.type === type);
  expect(inject('electronVersions')).toContain(ofType('framework')[0]?.version);
  expect(ofType('platform')).toMatchObject([{ name: 'node' }]);
  expect(ofType('machine-learning-model').map(({ name }) => name)).toContain('phone-glass');
  for (const { name, hashes } of ofType('library')) expect(hashes, name).toHaveLength(1);
  expect(existsSync(path.join(resources, 'SECURITY.md'))).toBe(true);
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createI18n } from '../../../renderer/i18n/create-i18n.ts';
import { matches } from '../../../renderer/shell/palette/matches.ts';
import { placesFor, settingsGroups } from '../../../renderer/shell/palette/places.ts';
import { screens } from '../../../renderer/shell/screens.ts';

const SETTINGS = path.resolve(import.meta.dirname, '../../../renderer/settings');
const english = createI18n('en').t;
const pathsFor = (role: Parameters<typeof placesFor>[0]) =>
  placesFor(role, { simulator: 'absent' }, english).map((place) => place.path);

test('nobody is shown the way to a screen that their role may not use', () => {
  expect(pathsFor('nobody')).toEqual(['/', '/review']);
  expect(pathsFor('operator')).toEqual(['/', '/review', '/history']);
  expect(pathsFor('supervisor').filter((to) => to.startsWith('/settings'))).toEqual([]);
  expect(pathsFor('supervisor')).toContain('/supervisor/shift-report');
  for (const { path: to } of screens) if (to !== '/demo') expect(pathsFor('engineer')).toContain(to);
});

test('every group of settings is found, on the page where it is', () => {
  const titles = readdirSync(SETTINGS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) =>
      [...readFileSync(path.join(SETTINGS, name), 'utf8').matchAll(/<FormGroup[^>]*? title=\{t\('([^']+)'\)\}/g)].map(
        ([, key]) => ({ page: name.split(/[\\/]/)[0] ?? '', key: key ?? '' }),
      ),
    );
  expect(titles.length).toBeGreaterThan(20);
  const listed = Object.entries(settingsGroups).flatMap(([page, keys]) => keys.map((key) => ({ page, key })));
  const inOrder = (groups: readonly { page: string; key: string }[]) =>
    groups.map(({ page, key }) => `${page} ${key}`).sort();
  expect(inOrder(listed)).toEqual([...new Set(inOrder(titles))]);
});

test('words are found by their beginnings, in any order, whatever their accents and capitals', () => {
  expect(matches('Automatización Supervisión', 'sup auto')).toBe(true);
  expect(matches('Cámaras', 'camara')).toBe(true);
  expect(matches('Shift report', 'report shift')).toBe(true);
  expect(matches('Shift report', 'port')).toBe(false);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(matches(text, '')).toBe(true);
      expect(matches(text, text)).toBe(true);
    }),
  );
});

test('no two places have one address', () => {
  const paths = pathsFor('engineer');
  expect(new Set(paths).size).toBe(paths.length);
});

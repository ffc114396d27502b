import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, test } from 'vitest';

const MOST_BYTES = 220e6;

function field(name: string): string {
  return spawnSync('dpkg-deb', ['--field', inject('debFile'), name], { encoding: 'utf8' }).stdout.trim();
}

test('the package is small enough, and says what it needs', () => {
  expect(statSync(inject('debFile')).size).toBeLessThan(MOST_BYTES);
  expect(field('Package')).toBe('lupa');
  expect(field('Architecture')).toBe('amd64');
  expect(field('Depends')).toMatch(/libgtk-3-0 \| libgtk-3-0t64, libnss3, libasound2/);
  expect(Number(field('Installed-Size'))).toBeGreaterThan(300_000);
});

test('every library that the app links comes with a package it depends on, or with itself', () => {
  const folder = inject('packaged').deb;
  for (const binary of ['lupa', 'resources/node/node']) {
    const { stdout } = spawnSync('ldd', [path.join(folder, binary)], { encoding: 'utf8' });
    expect(stdout).not.toContain('not found');
  }
});

test('the desktop knows the app by name and icon, and gives it the model files that are opened', () => {
  const root = path.resolve(inject('packaged').deb, '../..');
  const entry = readFileSync(path.join(root, 'usr/share/applications/lupa.desktop'), 'utf8');
  expect(entry).toMatch(/^Exec=\/opt\/Lupa\/lupa %[UF]$/m);
  expect(entry).toMatch(/^MimeType=application\/x-onnx;$/m);
  expect(entry).toMatch(/^Icon=lupa$/m);
  const mime = readFileSync(path.join(root, 'usr/share/mime/packages/lupa.xml'), 'utf8');
  expect(mime).toContain('*.onnx');
  expect(statSync(path.join(root, 'usr/share/icons/hicolor/256x256/apps/lupa.png')).size).toBeGreaterThan(1000);
});

test('the files belong to root, and nobody else may write them', () => {
  const { stdout } = spawnSync('dpkg-deb', ['--contents', inject('debFile')], { encoding: 'utf8' });
  const lines = stdout.trim().split('\n');
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.filter((line) => !/^[-dl]r..r.[-x]r.[-x] root\/root |^l/.test(line))).toEqual([]);
});

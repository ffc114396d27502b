import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { ask, granted } from '../e2e/support/ask.ts';
import { untilFirstRun } from '../e2e/support/station.ts';
import { emptyHome, launchPackaged } from './support/launch.ts';

test('the licences of everything shipped are one click away', async () => {
  const home = emptyHome();
  onTestFinished(home.remove);
  const opened = path.join(home.folder, 'opened');
  const app = inject('packaged').dir;
  // The desktop's own way to open a file, which a machine without a desktop lacks.
  const station = await launchPackaged(app, home, ['--simulate'], { programs: [desktopThatNotes(opened)] });
  onTestFinished(() => station.close());
  const { page } = station;
  await untilFirstRun(page);
  await granted(ask(page, 'person.add-first', { name: 'Eva', pin: '135700' }));
  await page.evaluate(() => {
    window.location.hash = '#/settings/storage';
  });
  await page.getByRole('button', { name: 'Licences' }).click();
  await vi.waitFor(
    () => expect(readFileSync(opened, 'utf8').trim()).toBe(path.join(app, 'resources/licences.txt')),
    10_000,
  );

  const licences = readFileSync(path.join(app, 'resources/licences.txt'), 'utf8');
  for (const work of [
    'Electron',
    'Chromium',
    'Node.js',
    'onnxruntime-node',
    'sharp',
    'better-sqlite3',
    'react',
    'zod',
    'electron-updater',
  ])
    expect(licences).toMatch(new RegExp(`^${work}\\b`, 'm'));
});

function desktopThatNotes(file: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lupa-desktop-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  chmodSync(folder, 0o755);
  const program = path.join(folder, 'xdg-open');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$1" > '${file}'\n`);
  chmodSync(program, 0o755);
  return folder;
}

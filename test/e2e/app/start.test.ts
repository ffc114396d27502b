import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import sharp from 'sharp';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PANEL } from '../../../scripts/runtime/display.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const DECISION = /^\d\d:\d\d:\d\d (PASS|FAIL|HOLD|ERROR) /;

test.runIf(process.platform === 'linux')(
  'npm start without a display prints each decision, keeps a picture of the window, and leaves no process behind',
  async () => {
    const folder = temporaryFolder();
    const picture = path.join(folder, 'window.jpg');
    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...withoutDisplay } = process.env;
    const start = spawn(
      process.execPath,
      ['scripts/run.mjs', 'scripts/start/main.ts', '--data', path.join(folder, 'data')],
      {
        cwd: ROOT,
        env: { ...withoutDisplay, LUPA_SCREENSHOT_FILE: picture },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    onTestFinished(() => void start.kill('SIGKILL'));
    const lines: string[] = [];
    createInterface({ input: start.stdout }).on('line', (line) => lines.push(line));

    await vi.waitFor(() => expect(lines.filter((line) => DECISION.test(line)).length).toBeGreaterThan(2), 120_000);
    expect(lines).toContain(`A current picture of it is kept in ${picture}`);
    await expect.poll(() => existsSync(picture)).toBe(true);
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', ...PANEL });

    start.kill('SIGTERM');
    expect(await once(start, 'close')).toEqual([0, null]);
    // The process killed last may need a moment to disappear.
    await expect.poll(() => processesOf(folder)).toEqual([]);
  },
);

/** The command lines of the processes that were started with this folder in their environment. */
function processesOf(folder: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .filter((pid) => read(`/proc/${pid}/environ`).includes(folder))
    .map((pid) => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the process has just ended
  }
}

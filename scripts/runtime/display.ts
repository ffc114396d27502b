import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { isOnPath } from './system-libraries.ts';

/** The window's size on the panel above a line. */
export const PANEL = { width: 1280, height: 800 } as const;

/** Whether this machine has no display to show a window on. */
export function lacksDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'];
}

/**
 * For Electron on a virtual display. There is no graphics card behind it: Electron finds that out when the process that
 * would use one fails, and now and then waits for it forever.
 */
export const WITHOUT_GRAPHICS_CARD = '--disable-gpu';

export type VirtualDisplay = Readonly<{ name: string; stop: () => Promise<void> }>;

/**
 * Starts Xvfb on a free display number, with room for a window the size of the panel. It ends with this process, or when stopped.
 * Local programs of every user may draw on it: Electron does not run as the user that starts it when that is root.
 */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  // A row more than the window: Chromium shrinks one that is as large as its screen by a pixel, in case it is full screen.
  const screen = `${PANEL.width}x${PANEL.height + 1}x24`;
  const command = ['Xvfb', '-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'];
  // Where setpriv is available, the display ends even if this process is killed, and takes the windows on it along.
  const [program = '', ...args] = isOnPath('setpriv') ? ['setpriv', '--pdeathsig', 'TERM', ...command] : command;
  const xvfb = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // Out of the terminal's process group: Ctrl+C must reach Electron first, which needs its display to close properly.
    detached: true,
  });
  const ended = once(xvfb, 'close').then(() => {});
  const kill = () => xvfb.kill('SIGTERM');
  process.once('exit', kill);

  const number = await Promise.race([firstLine(xvfb.stdio[3]), ended.then(() => null)]);
  if (number === null) throw new Error('Xvfb ended before it was ready');
  xvfb.unref();
  return {
    name: `:${number}`,
    stop: async () => {
      process.off('exit', kill);
      xvfb.ref();
      kill();
      await ended;
    },
  };
}

async function firstLine(stream: unknown): Promise<string | null> {
  for await (const line of createInterface({ input: stream as NodeJS.ReadableStream })) return line;
  return null;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How long the station has to finish the current part and close its store. */
const CLOSES_WITHIN_MS = 30_000;
/** The same Ctrl+C may arrive more than once: from the terminal, and from npm. */
const ONE_REQUEST_MS = 1_000;

/** What Chromium complains of where there is neither a desktop nor a graphics card; it goes on without them. */
const WITHOUT_DESKTOP =
  /:ERROR:(bus|viz_main_impl|gpu_\w+|gl_\w+|shared_image_\w+|one_copy_\w+|command_buffer_\w+)\.cc/;

/**
 * Runs the station until its window is closed or this process is told to end, and then sees that nothing stays behind.
 * Resolves with the exit code.
 */
export async function runStation(options: {
  executable: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  isHeadless: boolean;
}): Promise<number> {
  const station = spawn(options.executable, options.args, {
    env: options.env,
    stdio: ['ignore', 'inherit', options.isHeadless ? 'pipe' : 'inherit'],
    // A separate process group: Ctrl+C reaches it once, through here, and killing the group leaves no process behind.
    detached: process.platform !== 'win32',
  });
  if (station.stderr !== null) {
    createInterface({ input: station.stderr }).on('line', (line) => {
      if (line !== '' && !WITHOUT_DESKTOP.test(line)) console.error(line);
    });
  }
  const stopAsking = endWhenAsked(station);
  const code = await new Promise<number>((resolve, reject) => {
    station.on('error', reject);
    station.on('exit', (status, signal) => resolve(status ?? (signal === 'SIGTERM' ? 0 : 1)));
  });
  stopAsking();
  killGroup(station);
  return code;
}

/** Passes on the first request to end; a later request, or the time limit, kills the whole group at once. */
function endWhenAsked(station: ChildProcess): () => void {
  let patience: NodeJS.Timeout | null = null;
  let askedAt = 0;
  const ask = () => {
    if (patience === null) {
      askedAt = performance.now();
      patience = setTimeout(() => killGroup(station), CLOSES_WITHIN_MS);
      station.kill('SIGTERM');
    } else if (performance.now() - askedAt > ONE_REQUEST_MS) {
      killGroup(station);
    }
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, ask);
  return () => {
    if (patience !== null) clearTimeout(patience);
    for (const signal of signals) process.off(signal, ask);
  };
}

function killGroup(station: ChildProcess): void {
  if (station.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? station.pid : -station.pid, 'SIGKILL');
  } catch {
    // no process is left
  }
}

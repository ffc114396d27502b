import { readdirSync, readFileSync } from 'node:fs';

/**
 * Processor milliseconds that this process and its descendants have used so far: the station inspects images in processes of
 * its own. `null` where the system does not tell (only Linux does).
 */
export function processorTimeMs(): number | null {
  return process.platform === 'linux' ? ticksOf(process.pid) * MS_PER_TICK : null;
}

/** The kernel reports process times in hundredths of a second, whatever its own tick rate. */
const MS_PER_TICK = 10;

function ticksOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold any character: the state and eleven figures, then user and system time.
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return (user ?? 0) + (system ?? 0) + childrenOf(pid).reduce((sum, child) => sum + ticksOf(child), 0);
  } catch (error) {
    // A process that has ended meanwhile uses no more.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return 0;
    throw error;
  }
}

function childrenOf(pid: number): readonly number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) => {
    const children = readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim();
    return children === '' ? [] : children.split(' ').map(Number);
  });
}

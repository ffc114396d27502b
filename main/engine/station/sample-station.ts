import { statfs } from 'node:fs/promises';
import os from 'node:os';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/opening/open.ts';
import { addStationSample, noteEngineStart, noteEngineStop } from '../store/station/station-samples.ts';

const EVERY_MS = 60_000;
const BYTES_PER_MB = 1e6;

/**
 * Records each minute the load and free resources of this computer, and the life of the engine around it. What cannot be recorded, as on a
 * full disk, is reported to `onError` and does not keep a station from starting or ending.
 */
export function sampleStation({ write, folder }: Store, clock: Clock, onError: (error: unknown) => void) {
  const attempt = <T>(note: () => T): T | null => {
    try {
      return note();
    } catch (error) {
      onError(error);
      return null;
    }
  };
  const life = attempt(() => noteEngineStart(write, clock.now()));
  let before = cpuTimes();
  const sample = async () => {
    try {
      const now = cpuTimes();
      const total = now.total - before.total;
      const cpuPercent = total === 0 ? 0 : (100 * (now.busy - before.busy)) / total;
      before = now;
      const diskFreeMb = await freeMegabytes(folder.root);
      if (isOver) return;
      addStationSample(write, clock.now(), {
        cpuPercent,
        memoryMb: process.memoryUsage.rss() / BYTES_PER_MB,
        diskFreeMb,
      });
    } catch (error) {
      onError(error);
    }
  };
  let isOver = false;
  const timer = setInterval(() => void sample(), EVERY_MS);
  timer.unref();
  return {
    stop: () => {
      isOver = true;
      clearInterval(timer);
      if (life !== null) attempt(() => noteEngineStop(write, life, clock.now()));
    },
  };
}

function cpuTimes(): { readonly busy: number; readonly total: number } {
  const times = os.cpus().map((cpu) => cpu.times);
  const total = times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0);
  return { busy: total - times.reduce((sum, { idle }) => sum + idle, 0), total };
}

async function freeMegabytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return (bavail * bsize) / BYTES_PER_MB;
  } catch {
    return null; // a disk that does not say has no figure
  }
}

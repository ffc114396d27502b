import path from 'node:path';
import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import type { SimulatorSettings, SimulatorStats } from '../../../preload/contract/station/simulator.ts';
import type { TruthRecord } from '../../truth/truth.ts';
import { openTruthLog } from '../../truth/truth-log.ts';
import type { Rendered } from '../drawing/render.ts';
import { randomFor } from '../random.ts';
import type { PacingClock } from './clock.ts';
import { fileName, laneFolder } from './file-name.ts';
import { damaged, type Mishap } from './line-faults.ts';
import { putBack, takeAway } from './vanishing-folder.ts';
import { writePicture } from './write-picture.ts';

export type DeliveryOptions = Readonly<{
  cameraFolder: string;
  truthFolder: string | null;
  seed: string;
  clock: PacingClock;
  /** Ends all waiting: work in progress is finished at once. */
  ending: AbortSignal;
  onFile?: ((record: TruthRecord) => void) | undefined;
}>;

export type Delivery = Readonly<{
  /** Writes a part's files and then their truth; a write that fails is counted, not thrown. */
  deliver: (picture: Rendered, mishap: Mishap, settings: SimulatorSettings) => Promise<void>;
  counts: () => Omit<SimulatorStats, 'isPlaying' | 'nextPart'>;
  /** Waits for a missing folder to come back. */
  close: () => Promise<void>;
}>;

/** The camera's access to the disk: files into the camera folder, truth into its log, the folder away and back. */
export async function openDelivery({
  cameraFolder,
  truthFolder,
  seed,
  clock,
  ending,
  onFile,
}: DeliveryOptions): Promise<Delivery> {
  const truthLog = await openTruthLog(truthFolder);
  const counts = { partsMade: 0, badParts: 0, filesWritten: 0, writesFailed: 0, lastFailure: null as string | null };
  let away: Promise<void> = Promise.resolve();

  const failed = (error: unknown) => {
    counts.writesFailed++;
    counts.lastFailure = messageOf(error);
  };

  /** Returns once the folder is gone; it comes back automatically. */
  async function vanish(ms: number): Promise<void> {
    await away;
    await takeAway(cameraFolder);
    away = clock
      .sleep(ms, ending)
      .then(async () => await putBack(cameraFolder))
      .catch(failed);
  }

  return {
    deliver: async ({ jpeg, truth }, mishap, { lanes, write }) => {
      if (mishap.vanishesForMs > 0) await vanish(mishap.vanishesForMs).catch(failed);
      const now = clock.now();
      const takenAt = now + mishap.clockOffsetMs;
      const bytes = damaged(jpeg, mishap.damage, randomFor(seed, truth.number, 'damage'));
      const lane = laneFolder(truth.number, lanes);
      const names = Array.from({ length: mishap.isDuplicated ? 2 : 1 }, (_, copy) =>
        path.posix.join(lane, fileName(truth, takenAt + copy)),
      );
      counts.partsMade++;
      if (truth.isBad) counts.badParts++;
      try {
        for (const name of names) {
          const fileTime = mishap.clockOffsetMs === 0 ? null : takenAt;
          await writePicture({ cameraFolder, name, bytes, fileTime }, write, clock, ending);
          counts.filesWritten++;
          const duplicateOf = name === names[0] ? null : (names[0] ?? null);
          const record = { file: name, writtenAt: now, damage: mishap.damage, duplicateOf, ...truth };
          await truthLog.add(record);
          onFile?.(record);
        }
      } catch (error) {
        failed(error);
      }
    },
    counts: () => ({ ...counts }),
    close: async () => await away,
  };
}

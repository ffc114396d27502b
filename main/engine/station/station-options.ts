import type { CallLimits } from '../calls-out.ts';
import type { WallClock } from '../clock.ts';
import type { GateBounds } from '../gate/gate-control.ts';
import type { Log } from '../log.ts';
import type { Recorded, ShotRecord } from '../store/recording/shot-record.ts';
import type { startVisionPool } from '../vision/pool/vision-pool.ts';
import type { Publish } from './announcer.ts';
import type { OpenDemoLine } from './demo-line.ts';
import type { VisionBounds } from './line/line-parts.ts';

export type StationOptions = {
  readonly dataFolder: string;
  /** Where models that come with Lupa lie; null: none. */
  readonly modelsFolder: string | null;
  /** Opens the simulated line that belongs to the station. */
  readonly openDemoLine: OpenDemoLine;
  /** Vision workers, whatever the settings say. */
  readonly workers?: number;
  /** The computer's clock, and what goes on evenly beside it, where a test says what time it is. */
  readonly clock?: WallClock & { readonly monotonicMs?: () => number };
  /** Evenly distributed, 0 ≤ draw < 1: picks the decisions that are looked at again. */
  readonly draw?: () => number;
  readonly openLog?: (folder: string) => Log;
  readonly publish?: Publish;
  /** Called once per shot, when its record is durable. */
  readonly onRecorded?: (record: ShotRecord, recorded: Recorded) => void;
  /** How far models may go before they count as hanging or eating memory, and folders as silent, where that is not what is usual. */
  readonly bounds?: {
    readonly gate?: Partial<GateBounds>;
    readonly vision?: VisionBounds;
    readonly folders?: Partial<CallLimits>;
  };
  /** What looks at pictures, where it is not processes of their own. */
  readonly startPool?: typeof startVisionPool;
};

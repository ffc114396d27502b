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
  /** The folder of the models that come with Lupa; null: none. */
  readonly modelsFolder: string | null;
  /** Opens the simulated line of the station. */
  readonly openDemoLine: OpenDemoLine;
  /** Vision workers, overriding the settings. */
  readonly workers?: number;
  /** The computer's clock, and the steady one beside it, for tests that set the time. */
  readonly clock?: WallClock & { readonly monotonicMs?: () => number };
  /** Evenly distributed, 0 ≤ draw < 1: selects the decisions for a second look. */
  readonly draw?: () => number;
  readonly openLog?: (folder: string) => Log;
  readonly publish?: Publish;
  /** Called once per shot, when its record is durable. */
  readonly onRecorded?: (record: ShotRecord, recorded: Recorded) => void;
  /** When models count as hanging or eating memory, and folders as silent, if not as usual. */
  readonly bounds?: {
    readonly gate?: Partial<GateBounds>;
    readonly vision?: VisionBounds;
    readonly folders?: Partial<CallLimits>;
  };
  /** What looks at images, if not separate processes. */
  readonly startPool?: typeof startVisionPool;
};

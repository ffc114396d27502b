import type { SimulatorSettings, SimulatorState } from '../../../preload/contract/station/simulator.ts';
import type { TruthRecord } from '../../truth/truth.ts';

export type DemoLineOptions = Readonly<{
  /** The station's folder for it; camera folder, truth and what the line remembers lie inside. */
  folder: string;
  onState: (state: SimulatorState) => void;
  /** The line ended by itself; it is started again a little later. */
  onFailure: (reason: string) => void;
}>;

/** The simulated line of a station, as the station uses it; whoever starts the station brings one along. Each change resolves with the state after it; null where there is no line, or it just ended. */
export type DemoLine = Readonly<{
  /** What the station is to watch. */
  cameraFolder: string;
  /** Where the line writes down what it made. The station inspects without it; only an engineer has it read, for a golden set. */
  truthFolder: string;
  /** Begins the line, or lets one that was begun before go on. */
  begin: () => void;
  state: () => SimulatorState | null;
  change: (settings: SimulatorSettings) => Promise<SimulatorState | null>;
  play: () => Promise<SimulatorState | null>;
  pause: () => Promise<SimulatorState | null>;
  /** What was really wrong with the part of a picture; null where the line does not know. */
  truthOf: (fileName: string) => Promise<TruthRecord | null>;
  stop: () => Promise<void>;
}>;

export type OpenDemoLine = (options: DemoLineOptions) => DemoLine;

import type { SimulatorSettings, SimulatorState } from '../../../preload/contract/station/simulator.ts';
import type { TruthRecord } from '../../truth/truth.ts';

export type DemoLineOptions = Readonly<{
  /** The station's folder for it, with the camera folder, the truth and the line's memory. */
  folder: string;
  onState: (state: SimulatorState) => void;
  /** The line ended unexpectedly; it is restarted a little later. */
  onFailure: (reason: string) => void;
}>;

/** The simulated line of a station, as the station uses it; whoever starts the station supplies one. Each change resolves with the state after it; null if there is no line, or it just ended. */
export type DemoLine = Readonly<{
  /** The folder the station should watch. */
  cameraFolder: string;
  /** Where the line records what it made. The station inspects without it; only an engineer has it read, for a golden set. */
  truthFolder: string;
  /** Starts the line, or resumes an existing one. */
  begin: () => void;
  state: () => SimulatorState | null;
  change: (settings: SimulatorSettings) => Promise<SimulatorState | null>;
  play: () => Promise<SimulatorState | null>;
  pause: () => Promise<SimulatorState | null>;
  /** What was really wrong with the part in an image; null if the line does not know. */
  truthOf: (fileName: string) => Promise<TruthRecord | null>;
  stop: () => Promise<void>;
}>;

export type OpenDemoLine = (options: DemoLineOptions) => DemoLine;

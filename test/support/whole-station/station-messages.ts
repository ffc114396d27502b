/** How images are inspected: as they should be, late, or by something that dies each time. */
export type Eye = 'well' | 'slow' | 'dies';

/** What the process of a whole station is asked to do. */
export type Wish =
  /** `passedMs`: how much longer than real time the histories have lasted so far. */
  | {
      readonly do: 'start';
      readonly dataFolder: string;
      readonly aheadMs: number;
      readonly passedMs: number;
      readonly draw: number;
      /** After how many milliseconds a folder that does not answer counts as silent; left out: as usual. */
      readonly silentAfterMs?: number;
    }
  | { readonly do: 'see'; readonly eye: Eye }
  | { readonly do: 'set-clock'; readonly aheadMs: number }
  | { readonly do: 'pass-time'; readonly ms: number }
  /** Until nothing is left to do or, with `orHeld`, until nothing can be recorded. */
  | { readonly do: 'drain'; readonly orHeld: boolean }
  | { readonly do: 'ask'; readonly name: string; readonly input: unknown; readonly actor: unknown }
  /** What the station itself has called a bug since the last such request. */
  | { readonly do: 'tell-bugs' }
  | { readonly do: 'stop' };

export type ToStationChild = { readonly id: number; readonly wish: Wish };
/** Number 0 says that it is ready. */
export type FromStationChild =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

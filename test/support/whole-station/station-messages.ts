/** How pictures are looked at: as they should be, late, or by something that dies each time. */
export type Eye = 'well' | 'slow' | 'dies';

/** What the process of a whole station is asked to do. */
export type Wish =
  | { readonly do: 'start'; readonly dataFolder: string; readonly aheadMs: number; readonly draw: number }
  | { readonly do: 'see'; readonly eye: Eye }
  | { readonly do: 'set-clock'; readonly aheadMs: number }
  | { readonly do: 'drain' }
  | { readonly do: 'line-fault' }
  | { readonly do: 'ask'; readonly name: string; readonly input: unknown; readonly actor: unknown }
  | { readonly do: 'stop' };

export type ToStationChild = { readonly id: number; readonly wish: Wish };
/** Number 0 says that it is there. */
export type FromStationChild =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

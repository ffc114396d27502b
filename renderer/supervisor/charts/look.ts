/** How every drawing looks: ink for the figure itself, quieter and dashed lines for what it is compared with. Verdict colours are reserved for verdicts. */
export const tones = {
  main: { stroke: 'var(--accent-ink)', strokeWidth: 2.25 },
  second: { stroke: 'var(--ink)', strokeWidth: 1.75, strokeDasharray: '6 3' },
  third: { stroke: 'var(--ink-dim)', strokeWidth: 1.75, strokeDasharray: '2 3' },
  quiet: { stroke: 'var(--ink-dim)', strokeWidth: 1.25, strokeDasharray: '4 3' },
} as const;
export type Tone = keyof typeof tones;

/** Mixed rather than transparent, because a legend shows the colour alone. */
const mixed = (percent: number) => `color-mix(in srgb, var(--ink-dim) ${percent}%, var(--surface))`;
export const fills: Readonly<
  Record<Tone, { readonly fill: string; readonly stroke?: string; readonly strokeWidth?: number }>
> = {
  main: { fill: 'var(--accent-ink)' },
  second: { fill: mixed(95) },
  third: { fill: mixed(55) },
  // So faint that it needs an edge.
  quiet: { fill: mixed(25), stroke: 'var(--ink-dim)', strokeWidth: 1 },
};

export const axis = {
  stroke: 'var(--line)',
  tick: { fill: 'var(--ink-dim)', fontSize: '0.8125rem' },
  tickLine: false,
} as const;

export const tooltip = {
  isAnimationActive: false,
  contentStyle: { background: 'var(--surface)', border: '1px solid var(--line)', borderRadius: 4, color: 'var(--ink)' },
  itemStyle: { color: 'var(--ink)', padding: 0 },
  labelStyle: { fontWeight: 600 },
  cursor: { stroke: 'var(--ink-dim)', fill: 'var(--ink-dim)', fillOpacity: 0.12 },
} as const;

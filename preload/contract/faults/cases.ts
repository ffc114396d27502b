import { z } from 'zod';

/** The values for the placeholders of a sentence, by name. */
export type Figures = Readonly<Record<string, string | number>>;

/**
 * The cases of a fault by their keys, each with the names of its figures. Where there is one, the case `noted` is for what has no
 * key: what another program complained of, or what an older Lupa wrote down in words.
 */
export type Cases = Readonly<Record<string, readonly string[]>>;

/** The keys of the cases without figures. */
export type BareCase<Table extends Cases> = {
  [Why in keyof Table]: Table[Why] extends readonly [] ? Why : never;
}[keyof Table];

/** One of the cases, with a value for each of its figures. */
export type CaseOf<Table extends Cases> =
  | Readonly<{ why: BareCase<Table> }>
  | {
      [Why in Exclude<keyof Table, BareCase<Table>>]: Readonly<{
        why: Why;
        figures: Readonly<Record<Table[Why][number], string | number>>;
      }>;
    }[Exclude<keyof Table, BareCase<Table>>];

/** {@link CaseOf} as it crosses a process: always with figures, because the other side does not know which there are. */
export function caseShape<Why extends string>(cases: Readonly<Record<Why, readonly string[]>>) {
  return {
    why: z.enum(Object.keys(cases) as [Why, ...Why[]]),
    figures: z.record(z.string(), z.union([z.string(), z.number()])),
  };
}

/** The case as a fault carries it. */
export function asCase<Why extends string>({ why, figures = {} }: Readonly<{ why: Why; figures?: Figures }>) {
  return { why, figures };
}

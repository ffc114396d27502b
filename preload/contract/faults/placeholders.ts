import { z } from 'zod';

/** What stands in the gaps of a sentence, by their names. */
export type Figures = Readonly<Record<string, string | number>>;

/** The names of the gaps, `{{like}} {{these}}`, that a sentence has: whoever says it must fill each. */
export type Placeholders<Sentence extends string> = Sentence extends `${string}{{${infer Gap}}}${infer Rest}`
  ? Gap | Placeholders<Rest>
  : never;

/** The keys of the sentences without a gap. */
export type Whole<Sentences extends Readonly<Record<string, string>>> = {
  [Key in keyof Sentences]: [Placeholders<Sentences[Key]>] extends [never] ? Key : never;
}[keyof Sentences];

/** One of the sentences by its key, with what stands in its gaps. */
export type Said<Sentences extends Readonly<Record<string, string>>> =
  | Readonly<{ why: Whole<Sentences> }>
  | {
      [Key in Exclude<keyof Sentences, Whole<Sentences>>]: Readonly<{
        why: Key;
        figures: Readonly<Record<Placeholders<Sentences[Key]>, string | number>>;
      }>;
    }[Exclude<keyof Sentences, Whole<Sentences>>];

/** {@link Said} as it crosses a process: with figures always, since nobody there knows which gaps there are. */
export function saidSchema<Key extends string>(sentences: Readonly<Record<Key, string>>) {
  return z.object({
    why: z.enum(Object.keys(sentences) as [Key, ...Key[]]),
    figures: z.record(z.string(), z.union([z.string(), z.number()])),
  });
}

/** The sentence in English, and its key and figures for whoever speaks another language. */
export function english<Key extends string>(
  sentences: Readonly<Record<Key, string>>,
  { why, figures = {} }: Readonly<{ why: Key; figures?: Figures }>,
) {
  return { reason: filled(sentences[why], figures), said: { why, figures } };
}

/** The sentence with its gaps filled. */
export function filled(sentence: string, figures: Figures): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, gap: string) => String(figures[gap]));
}

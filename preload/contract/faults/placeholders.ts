import { z } from 'zod';

/** The values for the placeholders of a sentence, by name. */
export type Figures = Readonly<Record<string, string | number>>;

/** The names of the placeholders, `{{like}} {{these}}`, in a sentence: every one must be filled. */
export type Placeholders<Sentence extends string> = Sentence extends `${string}{{${infer Gap}}}${infer Rest}`
  ? Gap | Placeholders<Rest>
  : never;

/** The keys of sentences without placeholders. */
export type Whole<Sentences extends Readonly<Record<string, string>>> = {
  [Key in keyof Sentences]: [Placeholders<Sentences[Key]>] extends [never] ? Key : never;
}[keyof Sentences];

/** One of the sentences by its key, with the values for its placeholders. */
export type Said<Sentences extends Readonly<Record<string, string>>> =
  | Readonly<{ why: Whole<Sentences> }>
  | {
      [Key in Exclude<keyof Sentences, Whole<Sentences>>]: Readonly<{
        why: Key;
        figures: Readonly<Record<Placeholders<Sentences[Key]>, string | number>>;
      }>;
    }[Exclude<keyof Sentences, Whole<Sentences>>];

/** {@link Said} as it crosses a process: always with values, because the other side does not know which placeholders there are. */
export function saidSchema<Key extends string>(sentences: Readonly<Record<Key, string>>) {
  return z.object({
    why: z.enum(Object.keys(sentences) as [Key, ...Key[]]),
    figures: z.record(z.string(), z.union([z.string(), z.number()])),
  });
}

/** The sentence in English, and its key and values for other languages. */
export function english<Key extends string>(
  sentences: Readonly<Record<Key, string>>,
  { why, figures = {} }: Readonly<{ why: Key; figures?: Figures }>,
) {
  return { reason: filled(sentences[why], figures), said: { why, figures } };
}

/** The sentence with its placeholders filled. */
export function filled(sentence: string, figures: Figures): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, gap: string) => String(figures[gap]));
}

/** The names of the gaps, `{{like}} {{these}}`, that a sentence has: whoever says it must fill each. */
export type Gaps<Sentence extends string> = Sentence extends `${string}{{${infer Gap}}}${infer Rest}`
  ? Gap | Gaps<Rest>
  : never;

/** The keys of the sentences without a gap. */
export type Whole<Sentences extends Readonly<Record<string, string>>> = {
  [Key in keyof Sentences]: [Gaps<Sentences[Key]>] extends [never] ? Key : never;
}[keyof Sentences];

/** The sentence with its gaps filled. */
export function filled(sentence: string, figures: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, gap: string) => String(figures[gap]));
}

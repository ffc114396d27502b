/** Sentences whose gaps are filled by their names, not checked here by the type of each: they come in a fault. */
export type Keyed<Sentences> = Readonly<Record<keyof Sentences, string>>;

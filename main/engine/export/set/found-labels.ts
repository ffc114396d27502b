/** What the labels of a written set contain on disk: boxes per class name, and what is wrong with them. */
export type FoundLabels = { readonly boxes: ReadonlyMap<string, number>; readonly wrong: readonly string[] };

declare const brand: unique symbol;

/** What passed the door by which models come to judge parts. The store writes recipes and lanes in no other form. */
export type Admitted<T> = T & { readonly [brand]: 'admitted' };

/** Marks what was looked at. In the station only the door may say so; an import rule sees to it. */
export function admitted<T>(value: T): Admitted<T> {
  return value as Admitted<T>;
}

declare const brand: unique symbol;

/** Marks what was admitted by the door through which models come to judge parts. The store writes recipes and lanes in no other form. */
export type Admitted<T> = T & { readonly [brand]: 'admitted' };

/** Marks a value as checked. In the station only the door may do so; an import rule enforces it. */
export function admitted<T>(value: T): Admitted<T> {
  return value as Admitted<T>;
}

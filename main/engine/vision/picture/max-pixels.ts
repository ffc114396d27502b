/** Pixels of the largest picture that is decoded, if nobody has set another limit. */
export const DEFAULT_MAX_PIXELS = 100_000_000;

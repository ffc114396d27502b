/** The smallest whole number from `from` on that is enough, given that all larger ones are too; `null` if `most` is not. Takes log₂ steps. */
export function fewest(from: number, most: number, isEnough: (value: number) => boolean): number | null {
  if (isEnough(from)) return from;
  if (from >= most || !isEnough(most)) return null;
  let [low, high] = [from, most];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

import { useLayoutEffect, useRef, useState } from 'react';

/** `value`, but changing at most every `everyMs`: at once after a pause, otherwise to the newest when the time has come. */
export function usePaced<T>(value: T, everyMs: number): T {
  const [shown, setShown] = useState(value);
  const shownAt = useRef(Number.NEGATIVE_INFINITY);
  useLayoutEffect(() => {
    const show = () => {
      shownAt.current = performance.now();
      setShown(value);
    };
    const waitMs = shownAt.current + everyMs - performance.now();
    if (waitMs <= 0) {
      show();
      return;
    }
    const timer = setTimeout(show, waitMs);
    return () => clearTimeout(timer);
  }, [value, everyMs]);
  return shown;
}

import { useEffect, useRef, useState } from 'react';
import { hidden, lookedMs, type SecondsWatch, shown, startWatch, touched } from './seconds-watch.ts';

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/** Measures how long the item on screen is looked at. `read` is null before its image has been painted. */
export function useSecondsWatch() {
  const watch = useRef<SecondsWatch | null>(null);
  useEffect(() => {
    const alive = () => {
      if (watch.current !== null) watch.current = touched(watch.current, performance.now());
    };
    const turn = () => {
      const move = document.hidden ? hidden : shown;
      if (watch.current !== null) watch.current = move(watch.current, performance.now());
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { capture: true, passive: true });
    document.addEventListener('visibilitychange', turn);
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive, { capture: true });
      document.removeEventListener('visibilitychange', turn);
    };
  }, []);
  const [handle] = useState(() => ({
    begin: (paintedAt: number) => {
      watch.current = startWatch(paintedAt, document.hidden);
    },
    read: (): number | null => (watch.current === null ? null : lookedMs(watch.current, performance.now())),
    stop: () => {
      watch.current = null;
    },
  }));
  return handle;
}

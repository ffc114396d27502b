import { useEffect, useState } from 'react';

const PATIENCE_MS = 150;

/** True once something has been pending for longer than a person perceives as instant. */
export function useIsLate(isPending: boolean, afterMs = PATIENCE_MS): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    setIsLate(false);
    if (!isPending) return;
    const timer = setTimeout(() => setIsLate(true), afterMs);
    return () => clearTimeout(timer);
  }, [isPending, afterMs]);
  return isLate;
}

import { useState } from 'react';

/** The contents of a form until it is saved: the saved value with this person's changes on top. */
export function useDraft<T extends object>(saved: T) {
  const [changes, setChanges] = useState<Partial<T>>({});
  const draft = { ...saved, ...changes };
  return {
    draft,
    isDirty: JSON.stringify(draft) !== JSON.stringify(saved),
    change: (patch: Partial<T>) => setChanges((before) => ({ ...before, ...patch })),
    reset: () => setChanges({}),
  };
}

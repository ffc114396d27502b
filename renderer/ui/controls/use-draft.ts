import { useState } from 'react';

/** What a form holds until it is saved: the saved value with this person's changes over it. */
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

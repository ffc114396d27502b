import { useEffect, useEffectEvent } from 'react';
import { ask } from '../ui/engine/lupa.ts';

/** Hands over the model file that the desktop was asked to open with Lupa, before or while this screen is open. */
export function useOpenedModel(onOpened: (path: string) => void): void {
  const take = useEffectEvent(async () => {
    // Refused to people who may not import models: the file then waits for somebody who may.
    const opened = await ask('desktop.take-opened-model', {}).catch(() => null);
    if (opened !== null) onOpened(opened.path);
  });
  useEffect(() => {
    void take();
    return window.lupa.on('model.opened', () => void take());
  }, []);
}

import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { ask } from '../ui/engine/lupa.ts';
import { useSession } from '../ui/engine/use-session.ts';

/** Screens from which the page moves on automatically. */
const ENTRANCES = ['/sign-in', '/first-engineer'];

/** Opens the import when a model file was opened with Lupa: at once, or as soon as somebody is there who may import it. */
export function useWayToImport(): void {
  const { role } = useSession();
  const [location, navigate] = useLocation();
  const isThere = role === 'engineer' && !ENTRANCES.includes(location);
  useEffect(() => {
    if (!isThere) return;
    const lead = async () => {
      // Refused to an engineer who has signed out meanwhile: the file waits for the next.
      const opened = await ask('desktop.opened-model-waits', {}).catch(() => null);
      if (opened?.isWaiting) navigate('/models/import');
    };
    void lead();
    return window.lupa.on('model.opened', () => void lead());
  }, [isThere, navigate]);
}

import type { PersonLook } from '../../../preload/contract/people/person.ts';
import { useOperation } from './use-operation.ts';
import { useSession } from './use-session.ts';

/** How the person who is signed in wants the window to look; undefined while that is not known yet. */
export function useOwnLook(): PersonLook | undefined {
  const { person } = useSession();
  return useOperation('person.look', { id: person?.id ?? null }).data;
}

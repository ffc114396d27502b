import type { DesktopOutput } from '../../../preload/contract/transport/desktop.ts';
import { useOperation } from './use-operation.ts';

/** Who is signed in at this window. Until main has answered it is nobody, who may only look. */
export function useSession(): DesktopOutput<'desktop.who-am-i'> {
  return useOperation('desktop.who-am-i', {}).data ?? { person: null, role: 'nobody' };
}

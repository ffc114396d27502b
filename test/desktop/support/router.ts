import { createHandedOver } from '../../../main/ipc/handed-over.ts';
import { createRouter, type DesktopHandlers } from '../../../main/ipc/router.ts';
import type { Sender } from '../../../main/ipc/sender.ts';
import { createSessions } from '../../../main/ipc/sessions.ts';
import { ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Role } from '../../../preload/contract/people/person.ts';
import { desktopOperations } from '../../../preload/contract/transport/desktop.ts';
import { manualTimers } from './manual-timers.ts';
import { personOf } from './people.ts';

export const page: Sender = { windowId: 'window-1', isMainFrame: true, url: 'app://lupa/index.html' };

/** A router over an engine and a desktop that only note what reaches them. */
export function startRouter(role: Role, answer: Result<unknown> = ok({})) {
  const timers = manualTimers();
  const reached: { name: string; input: unknown; actor: unknown }[] = [];
  const lines: string[] = [];
  const handedOver = createHandedOver();
  const sessions = createSessions({
    timers,
    onChange: () => {},
    onEnding: () => {},
    onStaffed: () => {},
    onSignedOut: () => {},
  });
  sessions.open('window-1');
  if (role !== 'nobody') sessions.bind('window-1', personOf(role));
  const noted = (name: string) => [
    name,
    (input: unknown, windowId: string) => {
      reached.push({ name, input, actor: windowId });
      return answer;
    },
  ];
  const dispatch = createRouter({
    sessions,
    engine: {
      call: async (name, input, actor) => {
        reached.push({ name, input, actor });
        return answer;
      },
    },
    desktop: Object.fromEntries(Object.keys(desktopOperations).map(noted)) as DesktopHandlers,
    handedOver,
    log: (event, facts) => lines.push(JSON.stringify({ event, ...facts })),
    checksAnswers: true,
  });
  return { dispatch, reached, sessions, handedOver, lines };
}

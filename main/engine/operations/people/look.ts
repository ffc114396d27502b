import { failed, ok } from '../../../../preload/contract/faults/result.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import { AS_THE_STATION, changePersonLook, personLook } from '../../store/set-up/person-look.ts';
import type { HandlersOf } from '../handlers.ts';
import type { PersonDeps } from './sign-in.ts';

type LookHandlers = Pick<HandlersOf<'person'>, 'person.look' | 'person.change-own-look'>;

/** How the windows look for a person. */
export function lookHandlers({ store: { read, write }, clock }: PersonDeps): LookHandlers {
  return {
    'person.look': ({ id }) => ok(id === null ? AS_THE_STATION : personLook(read, id)),
    'person.change-own-look': (look, actor) => {
      const { personId } = actor;
      if (personId === null) return failed({ code: 'signed-out' });
      write.transaction(() => {
        changePersonLook(write, personId, look);
        noteChange(write, actor, clock.now(), { name: 'person.look-changed', subject: String(personId), body: look });
      });
      return ok(look);
    },
  };
}

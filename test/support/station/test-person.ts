import type { Store } from '../../../main/engine/store/opening/open.ts';
import { addPerson } from '../../../main/engine/store/set-up/people.ts';
import type { Actor, Person } from '../../../preload/contract/people/person.ts';

/** A person for whom no PIN works, for tests that are not about PINs. */
export function addTestPerson(store: Store, name: string, role: Person['role']): Person {
  return addPerson(store.write, { name, role }, { salt: new Uint8Array(16), hash: new Uint8Array(32), cost: 14 });
}

export function actorOf(person: Person, windowId = 'window-1'): Actor {
  return { personId: person.id, name: person.name, role: person.role, windowId };
}

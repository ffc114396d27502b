import type { Person } from '../../../preload/contract/people/person.ts';
import { useCommand } from '../../ui/engine/use-operation.ts';

/** What the form of a person holds; the PIN is empty where the old one stays. */
export type PersonDraft = Pick<Person, 'name' | 'role' | 'isActive' | 'isTraining'> & { readonly pin: string };

/** Saves a person as written, be it a new one or, where `person` is given, changes to that one. */
export function useSavePerson(person: Person | null, onSaved: () => void) {
  const add = useCommand('person.add', ['person.list']);
  const change = useCommand('person.change', ['person.list']);
  return {
    save: ({ pin, ...draft }: PersonDraft) =>
      person === null
        ? add.mutate({ name: draft.name, role: draft.role, pin }, { onSuccess: onSaved })
        : change.mutate({ id: person.id, ...draft, ...(pin !== '' && { pin }) }, { onSuccess: onSaved }),
    error: add.error ?? change.error,
    isPending: add.isPending || change.isPending,
  };
}

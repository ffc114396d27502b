import type { Person } from '../../../preload/contract/people/person.ts';
import { useCommand } from '../../ui/engine/use-operation.ts';

/** The contents of a person's form; the PIN is empty if the old one stays. */
export type PersonDraft = Pick<Person, 'name' | 'role' | 'isActive' | 'isTraining'> & { readonly pin: string };

/** Saves a person as entered: a new one or, with `person`, changes to that one. */
export function useSavePerson(person: Person | null, onSaved: () => void) {
  const add = useCommand('person.add');
  const change = useCommand('person.change');
  return {
    save: ({ pin, ...draft }: PersonDraft) =>
      person === null
        ? add.mutate({ name: draft.name, role: draft.role, pin }, { onSuccess: onSaved })
        : change.mutate({ id: person.id, ...draft, ...(pin !== '' && { pin }) }, { onSuccess: onSaved }),
    error: add.error ?? change.error,
    isPending: add.isPending || change.isPending,
  };
}

import { useTranslation } from 'react-i18next';
import type { Person } from '../../preload/contract/people/person.ts';
import styles from './sign-in.module.css';

type Props = {
  readonly people: readonly Person[];
  readonly chosen: Person | null;
  readonly onChoose: (person: Person) => void;
};

export function PersonList({ people, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <ul className={styles.people}>
      {people.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            className={styles.person}
            aria-pressed={person.id === chosen?.id}
            onClick={() => onChoose(person)}
          >
            <span title={person.name}>{person.name}</span>
            <span className={styles.role}>{t(`role.${person.role}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

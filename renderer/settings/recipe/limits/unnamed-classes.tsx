import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from '../recipe.module.css';

/** How many get their own button; the rest can only be added all at once. */
const MOST_BUTTONS = 12;

type Props = { readonly classNames: readonly string[]; readonly onName: (classNames: readonly string[]) => void };

/** Classes of the model without limits of their own, each of which can be added with one press. */
export function UnnamedClasses({ classNames, onName }: Props) {
  const { t } = useTranslation();
  if (classNames.length === 0) return null;
  return (
    <div className={styles.legend}>
      {classNames.slice(0, MOST_BUTTONS).map((className) => (
        <Button
          key={className}
          variant="default"
          leftSection={<IconPlus size="1rem" />}
          onClick={() => onName([className])}
        >
          {className}
        </Button>
      ))}
      {classNames.length > 1 && (
        <Button variant="light" leftSection={<IconPlus size="1rem" />} onClick={() => onName(classNames)}>
          {t('recipe.name-all', { count: classNames.length })}
        </Button>
      )}
    </div>
  );
}

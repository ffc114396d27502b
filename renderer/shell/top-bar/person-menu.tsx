import { Button, Menu } from '@mantine/core';
import { IconKey, IconLock, IconPalette, type IconProps, IconUser, IconUserPlus } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useSession } from '../../ui/engine/use-session.ts';
import { KeyHint } from '../../ui/keyboard/key-hint.tsx';
import { OwnLook } from './own-look.tsx';
import { OwnPin } from './own-pin.tsx';
import styles from './person-menu.module.css';

/** Who is signed in, and the way in or out. */
export function PersonMenu({ onLock }: { readonly onLock: () => void }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { person } = useSession();
  const [isPinShown, showPin] = useState(false);
  const [isLookShown, showLook] = useState(false);
  const isOpenStation = useOperation('person.list', {}).data?.length === 0;
  if (person === null) {
    const [label, path, Icon] = isOpenStation
      ? ([t('person.first-short'), '/first-engineer', IconUserPlus] as const)
      : ([t('person.sign-in'), '/sign-in', IconUser] as const);
    return (
      <Button
        variant="light"
        className={styles.button}
        leftSection={<Icon size="1.2rem" />}
        onClick={() => navigate(path)}
      >
        {label}
      </Button>
    );
  }
  return (
    <>
      <OwnPin isShown={isPinShown} onClose={() => showPin(false)} />
      <OwnLook isShown={isLookShown} onClose={() => showLook(false)} />
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button
            variant="default"
            className={`${styles.button} ${styles.person}`}
            leftSection={<IconUser size="1.2rem" />}
            title={`${person.name}, ${t(`role.${person.role}`)}`}
          >
            <span className={styles.name}>{person.name}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t(`role.${person.role}`)}</Menu.Label>
          <Entry Icon={IconUser} onPress={() => navigate('/sign-in')}>
            {t('person.switch')}
          </Entry>
          <Entry Icon={IconKey} onPress={() => showPin(true)}>
            {t('person.change-pin')}
          </Entry>
          <Entry Icon={IconPalette} onPress={() => showLook(true)}>
            {t('person.own-look')}
          </Entry>
          <Entry Icon={IconLock} hint={<KeyHint id="lock" />} onPress={onLock}>
            {t('person.lock')}
          </Entry>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

type EntryProps = {
  readonly Icon: ComponentType<IconProps>;
  readonly hint?: ReactNode;
  readonly onPress: () => void;
  readonly children: ReactNode;
};

function Entry({ Icon, hint, onPress, children }: EntryProps) {
  return (
    <Menu.Item className={styles.item} leftSection={<Icon size="1.2rem" />} rightSection={hint} onClick={onPress}>
      {children}
    </Menu.Item>
  );
}

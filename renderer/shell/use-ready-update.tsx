import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useSession } from '../ui/engine/use-session.ts';

const SHOWN_FOR_MS = 20_000;

const PLACE = '/settings/updates';

/** Tells an engineer, on any screen, that a newer version can be installed. */
export function useReadyUpdate(): void {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const isEngineer = useSession().role === 'engineer';
  const ready = useOperation('desktop.updates', {}, { isEnabled: isEngineer }).data?.ready?.version;
  useEffect(() => {
    const isSeenAnyway = window.location.hash.startsWith(`#${PLACE}`);
    if (!isEngineer || ready === undefined || isSeenAnyway) return;
    const id = `update-${ready}`;
    const show = () => {
      notifications.hide(id);
      navigate(PLACE);
    };
    notifications.show({
      id,
      color: 'accent',
      autoClose: SHOWN_FOR_MS,
      closeButtonProps: { 'aria-label': t('common.close') },
      message: (
        <span style={{ display: 'flex', alignItems: 'center', gap: '1rem', justifyContent: 'space-between' }}>
          {t('updates.ready-toast', { version: ready })}
          <Button variant="light" onClick={show}>
            {t('updates.show')}
          </Button>
        </span>
      ),
    });
    return () => {
      notifications.hide(id);
    };
  }, [isEngineer, ready, navigate, t]);
}

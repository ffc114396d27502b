import { Button } from '@mantine/core';
import { IconArrowLeft, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { notFound } from '../../preload/contract/faults/missing-thing.ts';
import { inspectionIdSchema } from '../../preload/contract/values/units.ts';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import { Loaded } from '../ui/controls/loaded.tsx';
import { FaultError } from '../ui/engine/lupa.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import { KeyHint } from '../ui/keyboard/key-hint.tsx';
import { useShortcuts } from '../ui/keyboard/shortcuts.tsx';
import styles from './inspection-screen.module.css';
import { InspectionView } from './inspection-view.tsx';
import { useNeighbours } from './use-neighbours.ts';

/** One part in full: its image and everything on record about it. */
export function InspectionScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const parsed = inspectionIdSchema.safeParse(Number(id));
  const { back, backAddress, newer, older } = useNeighbours(parsed.data ?? null);
  const close = () => navigate(backAddress);
  const showNewer = newer === null ? undefined : () => navigate(newer, { replace: true });
  const showOlder = older === null ? undefined : () => navigate(older, { replace: true });
  useShortcuts({
    'inspection-close': close,
    ...(showNewer && { 'inspection-newer': showNewer }),
    ...(showOlder && { 'inspection-older': showOlder }),
  });
  return (
    <div className={styles.screen}>
      <div className={styles.bar}>
        <Button
          variant="default"
          leftSection={<IconArrowLeft size="1.1rem" />}
          rightSection={<KeyHint id="inspection-close" />}
          onClick={close}
        >
          {t(`screen.${back}`)}
        </Button>
        <Button
          variant="default"
          leftSection={<IconChevronLeft size="1.1rem" />}
          rightSection={<KeyHint id="inspection-newer" />}
          disabled={showNewer === undefined}
          onClick={showNewer}
        >
          {t('inspection.newer')}
        </Button>
        <Button
          variant="default"
          rightSection={<IconChevronRight size="1.1rem" />}
          leftSection={<KeyHint id="inspection-older" />}
          disabled={showOlder === undefined}
          onClick={showOlder}
        >
          {t('inspection.older')}
        </Button>
      </div>
      {parsed.success ? (
        <KnownInspection id={parsed.data} />
      ) : (
        <FaultNotice error={new FaultError(notFound('inspection', id))} />
      )}
    </div>
  );
}

function KnownInspection({ id }: { readonly id: ReturnType<typeof inspectionIdSchema.parse> }) {
  const inspection = useOperation('inspection.read', { id });
  return (
    <Loaded query={inspection} height="100%">
      {(read) => <InspectionView inspection={read} />}
    </Loaded>
  );
}

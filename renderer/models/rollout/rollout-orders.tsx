import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rollout } from '../../../preload/contract/models/rollout.ts';
import { FormEnd } from '../../ui/controls/form-end.tsx';
import { useCommand } from '../../ui/engine/use-operation.ts';
import { useSession } from '../../ui/engine/use-session.ts';
import { isReason } from '../actions/is-reason.ts';
import { ReasonField } from '../actions/reason-field.tsx';
import styles from '../models.module.css';
import own from './rollout.module.css';

type Order = 'pause' | 'resume' | 'advance' | 'roll-back' | 'promote';

/** The orders for a running roll-out, each with a reason. */
export function RolloutOrders({ rollout }: { readonly rollout: Rollout }) {
  const { t } = useTranslation();
  const isEngineer = useSession().role === 'engineer';
  const [order, choose] = useState<Order | null>(null);
  const offered = ordersOf(rollout, isEngineer);
  if (offered.length === 0) return null;
  return (
    <>
      <div className={own.orders}>
        {offered.map((each) => (
          <Button
            key={each}
            variant={each === 'advance' || each === 'resume' ? 'filled' : 'default'}
            aria-expanded={order === each}
            onClick={() => choose(order === each ? null : each)}
          >
            {t(`rollout.${each}`)}
          </Button>
        ))}
      </div>
      {order !== null && offered.includes(order) && (
        <OrderForm key={order} id={rollout.id} order={order} onClose={() => choose(null)} />
      )}
    </>
  );
}

/** Anyone but an engineer may only make it safer. */
function ordersOf({ state, needs, isPromoted }: Rollout, isEngineer: boolean): readonly Order[] {
  if (state.status === 'rolled-back' || state.status === 'stopped' || state.status === 'settled') return [];
  const isPaused = state.status === 'paused';
  const isMet = needs.parts === 0 && needs.pairs === 0 && !needs.safety;
  const mayAdvance = !isPaused && (state.status === 'frozen' || isMet) && state.owes === null;
  return [
    ...(isEngineer && mayAdvance ? (['advance'] as const) : []),
    ...(isPaused ? (isEngineer ? (['resume'] as const) : []) : (['pause'] as const)),
    'roll-back',
    ...(isEngineer && !isPromoted ? (['promote'] as const) : []),
  ];
}

type FormProps = { readonly id: Rollout['id']; readonly order: Order; readonly onClose: () => void };

function OrderForm({ id, order, onClose }: FormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const command = useCommand(`rollout.${order}`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    command.mutate({ id, reason }, { onSuccess: onClose });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <ReasonField label={t(`rollout.why-${order}`)} reason={reason} onChange={setReason} />
      <FormEnd command={command} label={t(`rollout.${order}`)} isReady={isReason(reason)} onClose={onClose} />
    </form>
  );
}

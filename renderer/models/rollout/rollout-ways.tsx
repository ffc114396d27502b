import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Rollout } from '../../../preload/contract/models/rollout.ts';
import { historyLink } from '../../history/history-search.ts';
import own from './rollout.module.css';
import { SETTLED_PAIRS } from './settled-pairs.tsx';

/** One press from the state of a roll-out to the parts behind it: those that wait for people, those that people have settled, the one it failed on, and its canary. */
export function RolloutWays({ rollout }: { readonly rollout: Rollout }) {
  const { t } = useTranslation();
  const { id, beganAt, state } = rollout;
  const { tally, status } = state;
  const isWaiting = rollout.isOn && status === 'running' && rollout.needs.pairs > 0;
  const hasSettled = [tally.escapes, tally.overkill].some(({ champion, challenger }) => champion + challenger > 0);
  return (
    <div className={own.orders}>
      {isWaiting && (
        <Button component={Link} href="/review" variant="subtle">
          {t('rollout.to-review')}
        </Button>
      )}
      {hasSettled && (
        <Button variant="subtle" onClick={showPairs}>
          {t('rollout.show-pairs')}
        </Button>
      )}
      {state.cause?.code === 'strike' && state.cause.part !== null && (
        <Button component={Link} href={`/inspection/${state.cause.part.id}`} variant="subtle">
          {t('rollout.show-struck')}
        </Button>
      )}
      {(state.shares.canary > 0 || state.step > 0) && (
        <Button component={Link} href={historyLink({ rolloutId: id, arm: 'canary', from: beganAt })} variant="subtle">
          {t('rollout.show-canary')}
        </Button>
      )}
    </div>
  );
}

function showPairs(): void {
  const section = document.getElementById(SETTLED_PAIRS);
  section?.scrollIntoView();
  section?.focus({ preventScroll: true });
}

import { expect, test, vi } from 'vitest';
import { createRestartPlan } from '../../main/engine-host/restart-plan.ts';
import { manualTimers } from './support/manual-timers.ts';

test('each recent end makes the wait for the next start longer, and an old one is forgiven', () => {
  const timers = manualTimers();
  const plan = createRestartPlan(timers, () => {});
  const waits = Array.from({ length: 3 }, () => plan.ended(false) - timers.now());
  timers.advance(20 * 60_000);
  waits.push(plan.ended(false) - timers.now());
  expect(waits).toEqual([250, 500, 1_000, 250]);
  expect(plan.restarts()).toBe(4);
});

test('the next start happens at its time, unless it was cancelled', () => {
  const timers = manualTimers();
  const start = vi.fn<() => void>();
  const plan = createRestartPlan(timers, start);
  timers.advance(plan.ended(true) - timers.now() - 1);
  expect(start).not.toHaveBeenCalled();
  timers.advance(1);
  expect(start).toHaveBeenCalledOnce();
  plan.ended(false);
  plan.callOff();
  timers.advance(60 * 60_000);
  expect(start).toHaveBeenCalledOnce();
});

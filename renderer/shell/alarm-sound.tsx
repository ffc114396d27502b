import { useEffect, useRef } from 'react';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useNow } from '../ui/time/use-now.ts';
import { playAlarm } from './alarm-tone.ts';
import { type Heard, isToneDue, reviewTroubles } from './review-alarm.ts';
import { useReviewing } from './use-reviewing.ts';

/** Sounds when the line waits and nobody looks, or a part was rejected because nobody did. Shows nothing: the bar does. */
export function AlarmSound() {
  const status = useOperation('station.status', {}).data;
  const isRunning = useOperation('desktop.engine-state', {}).data?.kind === 'running';
  // What was last heard from a stopped engine is old, and says nothing about the queue.
  const queue = (isRunning ? status?.review : null) ?? null;
  const volume = useOperation('station.settings', {}).data?.alarmVolume;
  const reviewing = useReviewing(queue);
  const heard = useRef<Heard | null>(null);
  const now = useNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: every second, whatever has changed
  useEffect(() => {
    if (reviewing === null || volume === undefined) return;
    const troubles = reviewTroubles(reviewing);
    const { timedOut } = reviewing.queue;
    const at = performance.now();
    const isDue = isToneDue(heard.current, troubles, timedOut, at);
    heard.current = { troubles, timedOut, at: isDue ? at : (heard.current?.at ?? at) };
    if (isDue) playAlarm(volume);
  }, [now, reviewing?.queue.timedOut]);
  return null;
}

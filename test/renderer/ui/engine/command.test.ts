import { MutationObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import type { Result } from '../../../../preload/contract/faults/result.ts';
import { FaultError } from '../../../../renderer/ui/engine/lupa.ts';
import { createQueryClient } from '../../../../renderer/ui/engine/query-client.ts';
import { cacheKey, commandOptions } from '../../../../renderer/ui/engine/use-operation.ts';

afterEach(() => vi.unstubAllGlobals());

/** A command that was given by a page which is left before the answer comes. */
function giveAndLeave() {
  const answer = Promise.withResolvers<Result<unknown>>();
  vi.stubGlobal('window', { lupa: { call: () => answer.promise } });
  const client = createQueryClient();
  client.setQueryData(cacheKey('transfer.state', {}), { kind: 'idle' });
  const failed: unknown[] = [];
  const options = commandOptions(client, 'transfer.cancel', {
    onFailed: (error) => failed.push(error),
  });
  const page = new MutationObserver(client, options);
  const leave = page.subscribe(() => undefined);
  const given = page.mutate({});
  leave();
  const isStale = () => client.getQueryState(cacheKey('transfer.state', {}))?.isInvalidated;
  return { answer: answer.resolve, given, failed, isStale };
}

test('a command that fails is heard of also when its page has been left meanwhile', async () => {
  const { answer, given, failed, isStale } = giveAndLeave();
  answer({ ok: false, fault: { code: 'signed-out' } });
  await expect(given).rejects.toBeInstanceOf(FaultError);
  expect(failed).toEqual([new FaultError({ code: 'signed-out' })]);
  expect(isStale()).toBe(false);
});

test('what a command changed is read again also when its page has been left meanwhile', async () => {
  const { answer, given, failed, isStale } = giveAndLeave();
  answer({ ok: true, value: null });
  await given;
  expect(failed).toEqual([]);
  expect(isStale()).toBe(true);
});

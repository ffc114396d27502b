import { expect, test } from 'vitest';
import { ok } from '../../../../preload/contract/faults/result.ts';
import type { Call } from '../../../../renderer/review/session/call-engine.ts';
import { createDraftSaver } from '../../../../renderer/review/session/draft-saver.ts';
import { EMPTY_DRAFT } from '../../../../renderer/review/session/drafts.ts';
import { anItem } from '../support.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test('the first change is saved at once, and of those that come while it is being saved only the newest', async () => {
  const kept: unknown[] = [];
  const waits: (() => void)[] = [];
  const call = (async (_name: string, input: unknown) => {
    kept.push(input);
    return ok({});
  }) as unknown as Call;
  const save = createDraftSaver(call, () => new Promise((resolve) => waits.push(resolve)));
  const draft = (keptAt: number) => ({ ...EMPTY_DRAFT, keptAt });

  save(anItem(1), draft(1));
  for (const at of [2, 3, 4]) save(anItem(1), draft(at));
  save(anItem(2), draft(5));
  expect(kept).toEqual([{ itemId: 1, draft: draft(1) }]);
  for (let turn = 0; turn < 3; turn++) {
    await settled();
    waits.shift()?.();
  }
  await settled();
  expect(kept.slice(1)).toEqual([
    { itemId: 1, draft: draft(4) },
    { itemId: 2, draft: draft(5) },
  ]);
  save(anItem(1), draft(6));
  expect(kept).toHaveLength(4);
});

import { expect, test } from 'vitest';
import type { ToldToLine } from '../../../preload/contract/parts/told-to-line.ts';
import { ToldLine } from '../../../renderer/inspection/told-line.tsx';
import { pageText } from '../support/render-page.tsx';

const told: ToldToLine = { state: 'PASS', at: 0, message: 7, number: 7, why: 'said', isGoing: true, isWritten: true };

test('whoever corrects a part that was let through reads that it has to be found', () => {
  expect(pageText(<ToldLine told={told} kind="reject" />, [])).toMatch(/Last message to the line: PASS.*take it out/);
});

test('after a recall the line hears nothing more, and whoever corrects the part reads that', () => {
  const text = pageText(<ToldLine told={{ ...told, state: 'RECALL', isGoing: false }} kind="accept" />, []);
  expect(text).toMatch(/Last message to the line: RECALL.*the line is not told of a correction/);
  expect(text).not.toMatch(/held back/);
});

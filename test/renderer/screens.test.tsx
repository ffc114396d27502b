import { describe, expect, test } from 'vitest';
import { folderUnusable } from '../../preload/contract/faults/folder-trouble.ts';
import type { RolloutNotice } from '../../preload/contract/models/rollout.ts';
import { rolloutIdSchema } from '../../preload/contract/values/units.ts';
import { InspectionView } from '../../renderer/inspection/inspection-view.tsx';
import { LineScreen } from '../../renderer/line/line-screen.tsx';
import { VerdictBanner } from '../../renderer/line/part/verdict-banner.tsx';
import { screensFor } from '../../renderer/shell/screens.ts';
import { TopBar } from '../../renderer/shell/top-bar/top-bar.tsx';
import { STRIP_LENGTH } from '../../renderer/ui/engine/live-cache.ts';
import { answered, pageText } from './support/render-page.tsx';
import { aLane, anInspection, aStatus, aSummary } from './support/station-factories.ts';

const status = (changes = {}) => answered('station.status', {}, aStatus(changes));
const recent = (...parts: ReturnType<typeof aSummary>[]) =>
  answered('inspection.recent', { limit: STRIP_LENGTH }, parts);
const topBar = <TopBar onLock={() => undefined} />;

describe('the line', () => {
  test('shows every count of the shift with its share of the parts inspected', () => {
    const text = pageText(<LineScreen />, [status(), recent(aSummary())]);
    expect(text).toContain('1,204 inspected');
    expect(text).toContain('PASS 1,118 92.9% FAIL 61 5.1% HOLD 22 1.8% ERROR 3 0.2%');
  });

  test('calls a share of nothing unknown', () => {
    const shift = { ...aStatus().shift, inspected: 0, pass: 0, fail: 0, hold: 0, error: 0, duplicates: 0 };
    expect(pageText(<LineScreen />, [status({ shift }), recent()])).toContain('PASS 0 — FAIL 0 — HOLD 0 — ERROR 0 —');
  });

  test('says where the first image has to go while there is none', () => {
    const lanes = answered('lane.list', {}, [aLane({ folder: '/data/camera/line-3' })]);
    expect(pageText(<LineScreen />, [status(), recent(), lanes])).toContain(
      'saves to /data/camera/line-3 appears here',
    );
  });

  test('names an unreachable lane, with the reason', () => {
    const [lane] = aStatus().lanes;
    const lanes = [{ ...lane, state: 'unreachable', fault: folderUnusable('/camera', 'silent') }];
    expect(pageText(<LineScreen />, [status({ lanes }), recent()])).toContain(
      'Cannot use /camera: it does not answer, as when the server of a share is off or its network is down. Lupa keeps trying.',
    );
  });
});

describe('a verdict', () => {
  const part = aSummary({ signal: 'HOLD', verdict: 'undetermined', isWaiting: true });
  const reasons = [{ code: 'unsure', className: 'spur', score: 0.46, clearBelow: 0.3, rejectAt: 0.7 }] as const;

  test('is a word with its reason', () => {
    const text = pageText(<VerdictBanner part={part} reasons={reasons} staleForMs={null} />, []);
    expect(text).toBe('HOLD spur 0.46, unsure between 0.30 and 0.70 Waiting for review');
  });

  test('is dated once it is old, in the language of the station', () => {
    const text = pageText(<VerdictBanner part={part} reasons={[]} staleForMs={180_000} />, [], 'es');
    expect(text).toMatch(/^RETENIDA Última pieza a las \d\d:\d\d:\d\d, hace 3 min Pendiente de revisión$/);
  });
});

test('the top bar shows the state of the station', () => {
  const engine = answered('desktop.engine-state', {}, { kind: 'running', since: 0, restarts: 0 });
  const text = pageText(topBar, [status(), engine]);
  for (const fact of [
    'Line 3',
    'Bare board · v4',
    'pcb 1.2',
    'Partial',
    'Line 3, top camera',
    'Engine',
    '12 overdue',
  ]) {
    expect(text).toContain(fact);
  }
});

test('the top bar counts several lanes, and names those in trouble', () => {
  const [lane] = aStatus().lanes;
  const silent = { ...lane, name: 'Camera 2', state: 'unreachable', fault: folderUnusable('/camera', 'silent') };
  const text = (...lanes: object[]) => pageText(topBar, [status({ lanes })]);
  expect(text({ ...lane }, { ...lane, laneId: 2 })).toContain('2 of 2 lanes active');
  expect(text({ ...lane }, { ...silent, laneId: 2 })).toContain('Camera 2 1 of 1 lanes active');
});

test('the top bar counts several roll-outs, and names the step of one', () => {
  const known = { step: 1, cause: null, owes: null, recipeName: 'Cap', challengerName: 'cap 2' } as const;
  const notice = (id: number, share: number, state: RolloutNotice['status'] = 'running'): RolloutNotice => ({
    ...known,
    id: rolloutIdSchema.parse(id),
    share,
    status: state,
  });
  const text = (...notices: RolloutNotice[]) => pageText(topBar, [status(), answered('rollout.notices', {}, notices)]);
  expect(text(notice(1, 0.05))).toContain('Roll-out 5%');
  expect(text(notice(1, 0.05, 'frozen'))).toContain('Roll-out waiting');
  expect(text(notice(1, 0.05), notice(2, 0))).toContain('Roll-out 2');
});

test('the top bar says what is unknown instead of making it up', () => {
  expect(pageText(topBar, [])).toContain('Recipe — Model — Automation —');
});

test('an inspection shows its stages, the people’s decisions and its origins', () => {
  const disposition = {
    id: 3,
    inspectionId: 1,
    kind: 'reject',
    classNames: ['spur'],
    boxes: [],
    comment: 'Reaches the next track.',
    ask: 'audit',
    supersedes: null,
    personId: 1,
    personName: 'Engineer 1',
    stationName: 'Line 3',
    madeAt: 0,
    tookMs: 1820,
  };
  const text = pageText(<InspectionView inspection={anInspection({ dispositions: [disposition] })} />, []);
  expect(text).toContain('Run the model 38 ms');
  expect(text).toMatch(/Reject \(spur\) Engineer 1 · .* · audit of an automatic decision · in 1\.8 s/);
  expect(text).toContain('Bare board · v4');
  expect(text).toContain('a'.repeat(64));
});

test('a role sees only the screens it may use', () => {
  const names = (role: Parameters<typeof screensFor>[0]) =>
    screensFor(role, { simulator: 'absent' }).map(({ id }) => id);
  expect([names('nobody'), names('operator'), names('supervisor'), names('engineer')]).toEqual([
    ['line', 'review'],
    ['line', 'review', 'history'],
    ['line', 'review', 'history', 'supervisor', 'models'],
    ['line', 'review', 'history', 'supervisor', 'models', 'settings'],
  ]);
});

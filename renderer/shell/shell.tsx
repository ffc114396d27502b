import { useEffect, useRef } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { FirstEngineer } from '../first-run/first-engineer.tsx';
import { InspectionScreen } from '../inspection/inspection-screen.tsx';
import { useWayToImport } from '../model-import/use-way-to-import.ts';
import { SignIn } from '../sign-in/sign-in.tsx';
import { useToldCommand } from '../ui/controls/use-told-command.ts';
import { allFinished } from '../ui/engine/unfinished.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useSession } from '../ui/engine/use-session.ts';
import { useShortcuts } from '../ui/keyboard/shortcuts.tsx';
import { AlarmSound } from './alarm-sound.tsx';
import { LineAlarm } from './line-alarm.tsx';
import { LockWarning } from './lock-warning.tsx';
import { Palette } from './palette/palette.tsx';
import { Rail } from './rail.tsx';
import { RolloutNotice } from './rollout-notice.tsx';
import { screensFor } from './screens.ts';
import styles from './shell.module.css';
import { TopBar } from './top-bar/top-bar.tsx';
import { useReadyUpdate } from './use-ready-update.tsx';

/** The frame around every screen: bar, rail, and the screen that the location names. */
export function Shell() {
  const session = useSession();
  const [, navigate] = useLocation();
  const simulator = useOperation('station.status', {}).data?.simulator ?? 'absent';
  const screens = screensFor(session.role, { simulator });
  const lock = useLock();
  const goTo = (id: (typeof screens)[number]['id']) => {
    const screen = screens.find((candidate) => candidate.id === id);
    return screen && (() => navigate(screen.path));
  };
  const goLine = goTo('line');
  const goReview = goTo('review');
  const goHistory = goTo('history');
  const goSupervisor = goTo('supervisor');
  const goModels = goTo('models');
  const goDemo = goTo('demo');
  const goSettings = goTo('settings');
  useShortcuts({
    ...(goLine && { 'go-line': goLine }),
    ...(goReview && { 'go-review': goReview }),
    ...(goHistory && { 'go-history': goHistory }),
    ...(goSupervisor && { 'go-supervisor': goSupervisor }),
    ...(goModels && { 'go-models': goModels }),
    ...(goDemo && { 'go-demo': goDemo }),
    ...(goSettings && { 'go-settings': goSettings }),
    ...(session.person !== null && { lock }),
  });
  useWayToImport();
  useReadyUpdate();
  return (
    <div className={styles.shell}>
      <TopBar onLock={lock} />
      <AlarmSound />
      <LineAlarm>
        <RolloutNotice />
        <LockWarning />
      </LineAlarm>
      <Rail screens={screens} />
      <Palette onLock={lock} />
      <main className={styles.screen}>
        <Switch>
          <Route path="/inspection/:id">{({ id }) => <InspectionScreen id={id} />}</Route>
          <Route path="/sign-in">
            <SignIn />
          </Route>
          <Route path="/first-engineer" component={FirstEngineer} />
          {screens.map(({ id, path, Page }) => (
            <Route key={id} path={path === '/' ? path : `${path}/*?`} component={Page} />
          ))}
          <Redirect to="/" replace />
        </Switch>
      </main>
    </div>
  );
}

/** Signs the person out at their wish, and asks who comes next. */
function useLock(): () => void {
  const [, navigate] = useLocation();
  const signOut = useToldCommand('desktop.sign-out');
  const locksItself = useLeaveWhenLocked();
  return () => {
    locksItself();
    // Answers just given are still being sent, and count only while the person who gave them is signed in.
    void allFinished().then(() => signOut.mutate({}, { onSuccess: () => navigate('/sign-in') }));
  };
}

/** Whoever is signed out without having asked for it finds the line on the screen, and nothing of what was open. Returns what to call when they do ask. */
function useLeaveWhenLocked(): () => void {
  const { person } = useSession();
  const [, navigate] = useLocation();
  const wasSignedIn = useRef(false);
  const isAsked = useRef(false);
  const isSignedIn = person !== null;
  useEffect(() => {
    if (wasSignedIn.current && !isSignedIn && !isAsked.current) navigate('/');
    wasSignedIn.current = isSignedIn;
    isAsked.current = false;
  }, [isSignedIn, navigate]);
  return () => {
    isAsked.current = true;
  };
}

import {
  type Icon,
  IconAdjustments,
  IconBrain,
  IconChartHistogram,
  IconDeviceDesktop,
  IconFlask,
  IconHistory,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Role } from '../../preload/contract/people/person.ts';
import type { StationStatus } from '../../preload/contract/station/status.ts';
import { DemoLineScreen } from '../demo-line/demo-line-screen.tsx';
import { HistoryScreen } from '../history/history-screen.tsx';
import { LineScreen } from '../line/line-screen.tsx';
import { ModelsScreen } from '../models/models-screen.tsx';
import { ReviewScreen } from '../review/review-screen.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { SupervisorScreen } from '../supervisor/supervisor-screen.tsx';
import type { ShortcutId } from '../ui/keyboard/keys.ts';

export type Screen = {
  readonly id: 'line' | 'review' | 'history' | 'supervisor' | 'models' | 'demo' | 'settings';
  readonly path: string;
  readonly Icon: Icon;
  readonly shortcut: ShortcutId;
  readonly roles: readonly Role[];
  /** For screens that only some stations have. */
  readonly isThere?: (status: Pick<StationStatus, 'simulator'>) => boolean;
  readonly Page: ComponentType;
};

/** Every screen, in the order of the rail. Screens a role may not use are not shown to it. */
export const screens = [
  {
    id: 'line',
    path: '/',
    Icon: IconDeviceDesktop,
    shortcut: 'go-line',
    roles: ['nobody', 'operator', 'supervisor', 'engineer'],
    Page: LineScreen,
  },
  {
    id: 'review',
    path: '/review',
    Icon: IconUserQuestion,
    shortcut: 'go-review',
    // The screen itself asks people to sign in: reviewing is what most people come for.
    roles: ['nobody', 'operator', 'supervisor', 'engineer'],
    Page: ReviewScreen,
  },
  {
    id: 'history',
    path: '/history',
    Icon: IconHistory,
    shortcut: 'go-history',
    roles: ['operator', 'supervisor', 'engineer'],
    Page: HistoryScreen,
  },
  {
    id: 'supervisor',
    path: '/supervisor',
    Icon: IconChartHistogram,
    shortcut: 'go-supervisor',
    roles: ['supervisor', 'engineer'],
    Page: SupervisorScreen,
  },
  {
    id: 'models',
    path: '/models',
    Icon: IconBrain,
    shortcut: 'go-models',
    roles: ['supervisor', 'engineer'],
    Page: ModelsScreen,
  },
  {
    id: 'demo',
    path: '/demo',
    Icon: IconFlask,
    shortcut: 'go-demo',
    roles: ['engineer'],
    isThere: ({ simulator }) => simulator !== 'absent',
    Page: DemoLineScreen,
  },
  {
    id: 'settings',
    path: '/settings',
    Icon: IconAdjustments,
    shortcut: 'go-settings',
    roles: ['engineer'],
    Page: SettingsScreen,
  },
] as const satisfies readonly Screen[];

export function screensFor(role: Role, status: Pick<StationStatus, 'simulator'>): readonly Screen[] {
  return screens.filter((screen: Screen) => screen.roles.includes(role) && (screen.isThere?.(status) ?? true));
}

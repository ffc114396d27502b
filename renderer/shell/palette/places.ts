import type { TFunction } from 'i18next';
import type { Role } from '../../../preload/contract/people/person.ts';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import { sections as settingsPages } from '../../settings/sections.ts';
import { sections as supervisorPages } from '../../supervisor/sections.ts';
import { screensFor } from '../screens.ts';

/** Something the palette finds by its words: `path` is where it leads. */
export type Place = {
  readonly group: 'screens' | 'settings' | 'actions';
  readonly label: string;
  /** Where it is, for what is inside something else. */
  readonly inside?: string;
  readonly path: string;
};

/** Every group of settings by the page it is on: the titles that people remember. */
export const settingsGroups = {
  station: [
    'settings.identity',
    'settings.appearance',
    'settings.shifts',
    'settings.lock',
    'settings.alarm',
    'settings.answering',
    'settings.second-looks',
    'settings.login-start',
  ],
  lanes: [],
  recipe: [
    'recipe.identity',
    'recipe.automation',
    'recipe.limits',
    'recipe.detection',
    'recipe.hold',
    'recipe.audit',
    'recipe.consistency',
    'rollout-plan.title',
    'recipe.picture',
    'recipe.pattern',
    'recipe.versions',
  ],
  people: ['person.refused'],
  storage: ['storage.line-output', 'storage.line-messages', 'storage.folders', 'storage.engine', 'storage.about'],
  updates: ['updates.version', 'updates.source', 'updates.key'],
} as const satisfies Record<(typeof settingsPages)[number]['id'], readonly string[]>;

/** Where this role may go, and what it can begin there. */
export function placesFor(role: Role, status: Pick<StationStatus, 'simulator'>, t: TFunction): readonly Place[] {
  const screens = screensFor(role, status);
  const has = (id: (typeof screens)[number]['id']) => screens.some((screen) => screen.id === id);
  return [
    ...screens.map(({ id, path }): Place => ({ group: 'screens', label: t(`screen.${id}`), path })),
    ...(has('supervisor') ? supervisorPlaces(t) : []),
    ...(has('settings') ? settingsPlaces(t) : []),
  ];
}

function supervisorPlaces(t: TFunction): readonly Place[] {
  const inside = t('screen.supervisor');
  const pages = supervisorPages.map(
    ({ id }): Place => ({
      ...{ group: 'screens', label: t(`supervisor.section.${id}`), inside, path: `/supervisor/${id}` },
    }),
  );
  return [...pages, { group: 'actions', label: t('case.open-span'), path: '/supervisor/cases/new' }];
}

function settingsPlaces(t: TFunction): readonly Place[] {
  const pages = settingsPages.map(
    ({ id }): Place => ({
      ...{ group: 'screens', label: t(`settings.${id}`), inside: t('screen.settings'), path: `/settings/${id}` },
    }),
  );
  const groups = settingsPages.flatMap(({ id }) =>
    settingsGroups[id].map((key): Place => {
      const label = t(key);
      const path = `/settings/${id}?${new URLSearchParams({ at: label })}`;
      return { group: 'settings', label, inside: t(`settings.${id}`), path };
    }),
  );
  return [...pages, ...groups];
}

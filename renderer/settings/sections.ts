import {
  IconBuildingFactory2,
  IconChecklist,
  IconDatabase,
  IconDownload,
  IconRoute,
  IconUsers,
} from '@tabler/icons-react';
import type { Section } from '../ui/controls/section-screen.tsx';
import { LanesPage } from './lanes/lanes-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { RecipePage } from './recipe/recipe-page.tsx';
import { StationPage } from './station/station-page.tsx';
import { StoragePage } from './storage/storage-page.tsx';
import { UpdatesPage } from './updates/updates-page.tsx';

type SectionId = 'station' | 'lanes' | 'recipe' | 'people' | 'storage' | 'updates';

export const sections: readonly [Section<SectionId>, ...Section<SectionId>[]] = [
  { id: 'station', Icon: IconBuildingFactory2, Page: StationPage },
  { id: 'lanes', Icon: IconRoute, Page: LanesPage },
  { id: 'recipe', Icon: IconChecklist, Page: RecipePage },
  { id: 'people', Icon: IconUsers, Page: PeoplePage },
  { id: 'storage', Icon: IconDatabase, Page: StoragePage },
  { id: 'updates', Icon: IconDownload, Page: UpdatesPage },
];

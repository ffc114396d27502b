import { IconBook2, IconGauge, IconGavel, IconUsers } from '@tabler/icons-react';
import type { Section } from '../ui/section-screen.tsx';
import { AdjudicationPage } from './adjudication/adjudication-page.tsx';
import { BookPage } from './book/book-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { QualityPage } from './quality/quality-page.tsx';

type SectionId = 'quality' | 'people' | 'adjudication' | 'book';

/** The pages of the supervisor, in their order. */
export const sections: readonly [Section<SectionId>, ...Section<SectionId>[]] = [
  { id: 'quality', Icon: IconGauge, Page: QualityPage },
  { id: 'people', Icon: IconUsers, Page: PeoplePage },
  { id: 'adjudication', Icon: IconGavel, Page: AdjudicationPage },
  { id: 'book', Icon: IconBook2, Page: BookPage },
];

/** Pages that are about no time and no lane. */
export const unfiltered: readonly SectionId[] = ['adjudication', 'book'];

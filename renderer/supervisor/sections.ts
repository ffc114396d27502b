import { IconGauge } from '@tabler/icons-react';
import type { Section } from '../ui/section-screen.tsx';
import { QualityPage } from './quality/quality-page.tsx';

type SectionId = 'quality';

/** The pages of the supervisor, in their order. */
export const sections: readonly [Section<SectionId>, ...Section<SectionId>[]] = [
  { id: 'quality', Icon: IconGauge, Page: QualityPage },
];

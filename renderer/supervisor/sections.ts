import { IconFileExport, IconGauge } from '@tabler/icons-react';
import type { Section } from '../ui/section-screen.tsx';
import { ExportPage } from './export/export-page.tsx';
import { QualityPage } from './quality/quality-page.tsx';

type SectionId = 'quality' | 'export';

/** The pages of the supervisor, in their order. */
export const sections: readonly [Section<SectionId>, ...Section<SectionId>[]] = [
  { id: 'quality', Icon: IconGauge, Page: QualityPage },
  { id: 'export', Icon: IconFileExport, Page: ExportPage },
];

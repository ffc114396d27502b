import {
  IconArrowsExchange,
  IconBook2,
  IconBriefcase,
  IconFileExport,
  IconGauge,
  IconGavel,
  IconReport,
  IconRobot,
  IconServer2,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Section } from '../ui/controls/section-screen.tsx';
import { AdjudicationPage } from './adjudication/adjudication-page.tsx';
import { AutomationPage } from './automation/automation-page.tsx';
import { BookPage } from './book/book-page.tsx';
import { CasesPage } from './cases/cases-page.tsx';
import { ExportPage } from './export/export-page.tsx';
import { InputOutputPage } from './input-output/input-output-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { QualityPage } from './quality/quality-page.tsx';
import { ShiftReportPage } from './shift-report/shift-report-page.tsx';
import { StationPage } from './station/station-page.tsx';
import { StudiesPage } from './studies/studies-page.tsx';

type SectionId =
  | 'quality'
  | 'shift-report'
  | 'automation'
  | 'people'
  | 'studies'
  | 'adjudication'
  | 'cases'
  | 'book'
  | 'station'
  | 'input-output'
  | 'export';

/** The pages of the supervisor, in their order. */
export const sections: readonly [Section<SectionId>, ...Section<SectionId>[]] = [
  { id: 'quality', Icon: IconGauge, Page: QualityPage },
  { id: 'shift-report', Icon: IconReport, Page: ShiftReportPage },
  { id: 'automation', Icon: IconRobot, Page: AutomationPage },
  { id: 'people', Icon: IconUsers, Page: PeoplePage },
  { id: 'studies', Icon: IconUsersGroup, Page: StudiesPage },
  { id: 'adjudication', Icon: IconGavel, Page: AdjudicationPage },
  { id: 'cases', Icon: IconBriefcase, Page: CasesPage },
  { id: 'book', Icon: IconBook2, Page: BookPage },
  { id: 'station', Icon: IconServer2, Page: StationPage },
  { id: 'input-output', Icon: IconArrowsExchange, Page: InputOutputPage },
  { id: 'export', Icon: IconFileExport, Page: ExportPage },
];

/** Pages without a period or lane. */
export const unfiltered: readonly SectionId[] = ['shift-report', 'studies', 'adjudication', 'cases', 'book'];

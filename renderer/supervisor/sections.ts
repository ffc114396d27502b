import { IconArrowsExchange, IconGauge, IconRobot, IconServer2 } from '@tabler/icons-react';
import type { Section } from '../ui/section-screen.tsx';
import { AutomationPage } from './automation/automation-page.tsx';
import { InputOutputPage } from './input-output/input-output-page.tsx';
import { QualityPage } from './quality/quality-page.tsx';
import { StationPage } from './station/station-page.tsx';

type SectionId = 'quality' | 'automation' | 'station' | 'input-output';

/** The pages of the supervisor, in their order. */
export const sections: readonly [Section<SectionId>, ...Section<SectionId>[]] = [
  { id: 'quality', Icon: IconGauge, Page: QualityPage },
  { id: 'automation', Icon: IconRobot, Page: AutomationPage },
  { id: 'station', Icon: IconServer2, Page: StationPage },
  { id: 'input-output', Icon: IconArrowsExchange, Page: InputOutputPage },
];

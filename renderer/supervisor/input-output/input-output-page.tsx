import { useTranslation } from 'react-i18next';
import { useReportFilter } from '../filter/use-report-filter.ts';
import { SupervisorPage } from '../supervisor-page.tsx';
import { useReport } from '../use-report.ts';
import { AgreementCard } from './agreement-card.tsx';
import { ClassMixCard } from './class-mix-card.tsx';
import { OpticsCard } from './optics-card.tsx';
import { ScoresCard } from './scores-card.tsx';
import { ShareCard } from './share-card.tsx';

/** Whether the pictures that go in and the detections that come out are still what they were. */
export function InputOutputPage() {
  const { t } = useTranslation();
  const { filter } = useReportFilter();
  const optics = useReport('report.optics', filter);
  const output = useReport('report.output', filter);
  return (
    <SupervisorPage title={t('supervisor.section.input-output')}>
      <OpticsCard />
      <ShareCard
        name="unreadable"
        report={optics}
        current={({ points }) => ({
          part: points.reduce((sum, { unreadable }) => sum + unreadable, 0),
          whole: points.reduce((sum, { inspected }) => sum + inspected, 0),
        })}
        previous={() => null}
        points={({ points }) =>
          points.map(({ startsAt, unreadable, inspected }) => ({ startsAt, part: unreadable, whole: inspected }))
        }
      />
      <ShareCard
        name="detections"
        report={output}
        current={({ current }) => ({ part: current.detections, whole: current.looked })}
        previous={({ previous }) => ({ part: previous.detections, whole: previous.looked })}
        points={({ points }) =>
          points.map(({ startsAt, detections, looked }) => ({ startsAt, part: detections, whole: looked }))
        }
      />
      <ShareCard
        name="undetected"
        report={output}
        current={({ current }) => ({ part: current.withoutDetection, whole: current.looked })}
        previous={({ previous }) => ({ part: previous.withoutDetection, whole: previous.looked })}
        points={({ points }) =>
          points.map(({ startsAt, withoutDetection, looked }) => ({
            startsAt,
            part: withoutDetection,
            whole: looked,
          }))
        }
      />
      <ScoresCard />
      <ClassMixCard />
      <ShareCard
        name="overruled"
        report={output}
        current={({ current }) => ({ part: current.overruled, whole: current.judged })}
        previous={({ previous }) => ({ part: previous.overruled, whole: previous.judged })}
        points={({ points }) =>
          points.map(({ startsAt, overruled, judged }) => ({ startsAt, part: overruled, whole: judged }))
        }
      />
      <AgreementCard />
    </SupervisorPage>
  );
}

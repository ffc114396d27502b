import { IconScale } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/controls/empty.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import peopleStyles from '../people/people-page.module.css';
import pageStyles from '../supervisor-page.module.css';
import { DisputedPart } from './disputed-part.tsx';
import { SettledList } from './settled-list.tsx';

/** Enough to work on; the rest moves up. */
const SHOWN = 20;

/** The parts that people disagree on, one after the other, for the supervisor to settle. */
export function AdjudicationPage() {
  const { t } = useTranslation();
  const list = useOperation('adjudication.list', { limit: SHOWN });
  return (
    <div className={pageStyles.page}>
      <h1 className={pageStyles.title}>{t('supervisor.section.adjudication')}</h1>
      <p className={peopleStyles.lead}>{t('adjudication.lead')}</p>
      <Loaded query={list} height="24rem">
        {({ open, items, settled }) => {
          const [first] = items;
          return (
            <>
              {first === undefined ? (
                <Empty Icon={IconScale} title={t('adjudication.none')}>
                  {t('adjudication.none-text')}
                </Empty>
              ) : (
                <>
                  <p>{t('adjudication.open', { count: open })}</p>
                  <DisputedPart key={first.id} disagreement={first} />
                </>
              )}
              {settled.length > 0 && <SettledList settled={settled} />}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

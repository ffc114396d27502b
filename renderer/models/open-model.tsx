import { IconBrain } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ModelSummary } from '../../preload/contract/models/model.ts';
import { Empty } from '../ui/controls/empty.tsx';
import { Loaded, Pending } from '../ui/controls/loaded.tsx';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useSession } from '../ui/engine/use-session.ts';
import { ModelDetail } from './model-detail.tsx';

const HEIGHT = '8rem';

type Props = {
  readonly all: readonly ModelSummary[];
  /** The model named in the address; null for the first one. */
  readonly named: string | null;
  readonly tab: string | undefined;
};

/** The open model, once its state is known; without one, how to import or choose a model. */
export function OpenModel({ all, named, tab }: Props) {
  const { t } = useTranslation();
  const mayChange = useSession().role === 'engineer';
  const standings = useOperation('model.standings', {});
  const model = named === null ? all[0] : all.find(({ sha256 }) => sha256 === named);
  if (model === undefined) {
    return (
      <Empty Icon={IconBrain} title={t(named === null ? 'model.none' : 'models.unknown')}>
        {t(mayChange ? 'model.none-text' : 'models.choose')}
      </Empty>
    );
  }
  return (
    <Loaded query={standings} height={HEIGHT}>
      {(known) => {
        const standing = known.find(({ sha256 }) => sha256 === model.sha256);
        // It was imported a moment ago.
        if (standing === undefined) return <Pending height={HEIGHT} />;
        return <ModelDetail key={model.sha256} {...{ model, standing, all, tab }} />;
      }}
    </Loaded>
  );
}

import { useTranslation } from 'react-i18next';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { Light, type LightState } from '../../ui/marks/light.tsx';

/** Whether the engine runs, as far as main knows, and whether it still answers. */
export function EngineLight() {
  const { t } = useTranslation();
  const engine = useOperation('desktop.engine-state', {}).data;
  const isSilent = useOperation('station.status', {}).isError;
  const kind = engine === undefined ? 'starting' : engine.kind;
  const shown = kind === 'running' && isSilent ? 'silent' : kind;
  return (
    <Light state={lightOf[shown]} title={t(`engine.${shown}`)}>
      {shown === 'running' ? t('engine.name') : t(`engine.${shown}`)}
    </Light>
  );
}

const lightOf: Record<'starting' | 'running' | 'down' | 'silent', LightState> = {
  starting: 'waiting',
  running: 'well',
  down: 'trouble',
  silent: 'trouble',
};

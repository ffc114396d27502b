import { ok } from '../../../../preload/contract/faults/result.ts';
import type { TriedReading } from '../../../../preload/contract/models/model.ts';
import { originalPath } from '../../data-folder.ts';
import { describeModel, importModel } from '../../registry/import-model.ts';
import { samplePictures } from '../../store/parts/sample-pictures.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import { probeModel, tryReading } from '../../vision/model-file/probe.ts';
import { rememberingProbe } from '../../vision/model-file/remembering-probe.ts';
import type { HandlersOf } from '../handlers.ts';
import type { ModelDeps } from './model-deps.ts';
import { createWindowProbes } from './window-probes.ts';

type Importing = Pick<
  HandlersOf<'model'>,
  'model.probe' | 'model.try-readings' | 'model.cancel-probe' | 'model.import'
>;

/** Images on which a person sees which reading of a model is right. */
const TRIED_PICTURES = 3;

/** From a file that nobody knows to a model of the station. */
export function modelImportHandlers({ store, clock, announce }: Omit<ModelDeps, 'live'>): Importing {
  const { read, write, folder } = store;
  const probe = rememberingProbe(probeModel);
  const probes = createWindowProbes();
  return {
    'model.probe': ({ path, answers }, { windowId }) =>
      probes.run(windowId, async (signal) => {
        const card = await describeModel(path, answers, { signal, probe });
        return card.ok ? ok({ card: card.value, warnings: card.value.warnings }) : card;
      }),
    'model.try-readings': ({ path, answers, readings }, { windowId }) =>
      probes.run(windowId, async (signal) => {
        const samples = samplePictures(read, TRIED_PICTURES);
        const files = samples.map(({ imageSha256 }) => originalPath(folder, imageSha256));
        const tried: TriedReading[] = [];
        // One after another: each runs a model, and the line needs the cores.
        for (const reading of samples.length === 0 ? [] : readings) {
          const looks = await tryReading(path, { ...answers, ...reading }, files, { signal });
          tried.push({ reading, looks: looks.ok ? looks.value : null });
        }
        return ok({ pictures: samples.map(({ inspectionId }) => inspectionId), tried });
      }),
    'model.cancel-probe': (_input, { windowId }) => {
      probes.callOff(windowId);
      return ok({});
    },
    'model.import': async ({ path, answers, family, version }, actor) => {
      const card = await describeModel(path, answers, { name: { family, version }, probe });
      if (!card.ok) return card;
      const imported = await importModel(path, card.value, { store, importedBy: actor, now: clock.now });
      if (!imported.ok) return imported;
      const { sha256 } = imported.value;
      noteChange(write, actor, clock.now(), { name: 'model.imported', subject: sha256, body: { family, version } });
      announce.listChanged('models');
      return imported;
    },
  };
}

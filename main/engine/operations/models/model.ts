import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok } from '../../../../preload/contract/faults/result.ts';
import type { TriedReading } from '../../../../preload/contract/models/model.ts';
import type { Clock } from '../../clock.ts';
import { originalPath } from '../../data-folder.ts';
import { describeModel, importModel } from '../../registry/import-model.ts';
import { dropModel } from '../../registry/model-files.ts';
import { noteModelEvent } from '../../store/models/model-events.ts';
import { modelUses } from '../../store/models/model-states.ts';
import { modelCardOf, models, removeModel } from '../../store/models/models.ts';
import type { Store } from '../../store/opening/open.ts';
import { samplePictures } from '../../store/parts/sample-pictures.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import { probeModel, tryReading } from '../../vision/model-file/probe.ts';
import { rememberingProbe } from '../../vision/model-file/remembering-probe.ts';
import type { Announce } from '../announce.ts';
import type { HandlersOf } from '../handlers.ts';
import type { LiveStation } from '../live-station.ts';
import { promotionHandlers } from './promotion.ts';

/** Pictures on which a person sees which reading of a model is right. */
const TRIED_PICTURES = 3;

export type ModelDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly live: LiveStation;
};

export function modelHandlers(deps: ModelDeps): HandlersOf<'model'> {
  const { store, clock, announce, live } = deps;
  const { read, write, folder } = store;
  const probe = rememberingProbe(probeModel);
  const probes = new Map<string, AbortController>();
  return {
    ...promotionHandlers(deps),
    'model.list': () => ok([...models(read)]),
    'model.card': ({ sha256 }) => {
      const card = modelCardOf(read, sha256);
      return card === null ? failed(notFound('model', sha256)) : ok(card);
    },
    'model.probe': async ({ path, answers }, { windowId }) => {
      // A window looks at one file at a time; whoever chooses another has no more use for the one before.
      probes.get(windowId)?.abort();
      const calledOff = new AbortController();
      probes.set(windowId, calledOff);
      const card = await describeModel(path, answers, { signal: calledOff.signal, probe });
      if (probes.get(windowId) === calledOff) probes.delete(windowId);
      return card.ok ? ok({ card: card.value, warnings: card.value.warnings }) : card;
    },
    'model.try-readings': async ({ path, answers, readings }, { windowId }) => {
      probes.get(windowId)?.abort();
      const calledOff = new AbortController();
      probes.set(windowId, calledOff);
      const samples = samplePictures(read, TRIED_PICTURES);
      const files = samples.map(({ imageSha256 }) => originalPath(folder, imageSha256));
      const tried: TriedReading[] = [];
      // One after the other: each of them runs a model, and the line needs the cores.
      for (const reading of samples.length === 0 ? [] : readings) {
        const looks = await tryReading(path, { ...answers, ...reading }, files, { signal: calledOff.signal });
        tried.push({ reading, looks: looks.ok ? looks.value : null });
      }
      if (probes.get(windowId) === calledOff) probes.delete(windowId);
      return ok({ pictures: samples.map(({ inspectionId }) => inspectionId), tried });
    },
    'model.cancel-probe': (_input, { windowId }) => {
      probes.get(windowId)?.abort();
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
    'model.remove': async ({ sha256 }, actor) => {
      const card = modelCardOf(read, sha256);
      if (card === null) return failed(notFound('model', sha256));
      const uses = modelUses(read, sha256);
      if (uses.length > 0) return failed({ code: 'model-in-use', uses: [...uses] });
      const gate = live.gate.state();
      if (gate.kind === 'running' && gate.sha256 === sha256) {
        return failed(conflict('gate-running'));
      }
      write.transaction(() => {
        noteModelEvent(write, actor, clock.now(), { sha256, kind: 'removed', recipeId: null, reason: '' });
        removeModel(write, sha256, clock.now());
        noteChange(write, actor, clock.now(), { name: 'model.removed', subject: sha256, body: {} });
      });
      await live.unloadModel(sha256);
      await dropModel(folder, sha256);
      announce.listChanged('models');
      return ok({});
    },
  };
}

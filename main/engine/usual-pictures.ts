import type { Fault } from '../../preload/contract/faults/result.ts';
import type { SeenPicture } from '../../preload/contract/parts/picture.ts';
import type { Recipe } from '../../preload/contract/station/recipe.ts';
import type { LaneId } from '../../preload/contract/values/units.ts';
import {
  departureOf,
  learnUsual,
  oddBeside,
  PICTURES_TO_LEARN,
  type UsualPicture,
} from '../domain/verdict/usual-picture.ts';
import type { Clock } from './clock.ts';
import type { WriteDb } from './store/handles.ts';
import {
  forgetUsualPictures,
  keepUsualPictures,
  type LearnedFrom,
  usualPicturesOf,
} from './store/models/usual-pictures.ts';

export type UsualPictures = {
  /** What is unusual about a picture; one that is usual is learned from as long as there is something to learn. */
  readonly faultOf: (laneId: LaneId, recipe: Recipe, picture: SeenPicture) => Fault | null;
  /** Share, 0 to 1, of the pictures that it takes; `null` where the recipe does not compare. */
  readonly learned: (laneId: LaneId, recipe: Recipe) => number | null;
  /** Begins again on a lane. */
  readonly forget: (laneId: LaneId) => void;
};

export type UsualPicturesDeps = {
  readonly db: WriteDb;
  readonly clock: Clock;
  readonly onBug: (bug: unknown) => void;
};

/** What is usual by now, and the pictures that are being learned from for the model that decides now. */
type Knowledge = { usual: UsualPicture | null; readonly learning: SeenPicture[] };

/** Knows what pictures of each lane usually look like, by recipe and model, over restarts. */
export function createUsualPictures({ db, clock, onBug }: UsualPicturesDeps): UsualPictures {
  const known = new Map<LaneId, Map<string, Knowledge>>();

  function knowledgeOf(laneId: LaneId, { id, body: { modelSha256 } }: Recipe): Knowledge {
    const ofLane = known.get(laneId) ?? new Map<string, Knowledge>();
    known.set(laneId, ofLane);
    const key = `${id} ${modelSha256}`;
    const held = ofLane.get(key);
    if (held !== undefined) return held;
    const kept = readKept(laneId, id);
    const own = kept.find((one) => one.modelSha256 === modelSha256)?.pictures ?? [];
    const isComplete = own.length >= PICTURES_TO_LEARN;
    // Pictures do not change with the model: until a new one has its own, those of the one before count.
    const complete = isComplete ? own : kept.findLast(({ pictures }) => pictures.length >= PICTURES_TO_LEARN)?.pictures;
    const read: Knowledge = { usual: complete === undefined ? null : learnUsual(complete), learning: [...own] };
    ofLane.set(key, read);
    return read;
  }

  /** What cannot be read back is learned again: a damaged row must not keep a line from going on. */
  function readKept(laneId: LaneId, recipeId: Recipe['id']): readonly LearnedFrom[] {
    try {
      return usualPicturesOf(db, laneId, recipeId);
    } catch (bug) {
      onBug(bug);
      return [];
    }
  }

  function learn(laneId: LaneId, recipe: Recipe, picture: SeenPicture, knowledge: Knowledge): void {
    const { learning } = knowledge;
    if (learning.length >= PICTURES_TO_LEARN) return;
    const { width, height, optics, signs } = picture;
    learning.push({ width, height, optics, signs });
    const place = { laneId, recipeId: recipe.id, recipeVersion: recipe.version, modelSha256: recipe.body.modelSha256 };
    try {
      keepUsualPictures(db, place, learning, clock.now());
    } catch (bug) {
      // Not worth a part: it is learned from again after the next start.
      onBug(bug);
    }
    if (learning.length === PICTURES_TO_LEARN) knowledge.usual = learnUsual(learning);
  }

  return {
    faultOf: (laneId, recipe, picture) => {
      const { departure } = recipe.body.pictureLimits;
      if (departure === 0) return null;
      const knowledge = knowledgeOf(laneId, recipe);
      const { usual, learning } = knowledge;
      const found = usual === null ? oddBeside(picture, learning) : departureOf(picture, usual, departure);
      if (found !== null) return { code: 'picture-unusual', ...found };
      learn(laneId, recipe, picture, knowledge);
      return null;
    },
    learned: (laneId, recipe) =>
      recipe.body.pictureLimits.departure === 0
        ? null
        : knowledgeOf(laneId, recipe).learning.length / PICTURES_TO_LEARN,
    forget: (laneId) => {
      forgetUsualPictures(db, laneId, clock.now());
      known.delete(laneId);
    },
  };
}

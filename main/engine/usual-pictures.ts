import type { Fault } from '../../preload/contract/faults/result.ts';
import type { SeenPicture } from '../../preload/contract/parts/picture.ts';
import type { Recipe } from '../../preload/contract/station/recipe.ts';
import type { LaneId } from '../../preload/contract/values/units.ts';
import {
  learnFrom,
  shareLearned,
  type UsualKnowledge,
  unusualAbout,
  usualKnowledge,
} from '../domain/verdict/usual-knowledge.ts';
import type { Clock } from './clock.ts';
import type { WriteDb } from './store/handles.ts';
import {
  forgetUsualPictures,
  keepUsualPictures,
  type LearnedFrom,
  usualPicturesOf,
} from './store/models/usual-pictures.ts';

export type UsualPictures = {
  /** What is unusual about a picture. Learns from a usual one while there is something left to learn. */
  readonly faultOf: (laneId: LaneId, recipe: Recipe, picture: SeenPicture) => Fault | null;
  /** Share, 0 to 1, of the pictures needed for learning that have been seen; `null` if the recipe does not compare. */
  readonly learned: (laneId: LaneId, recipe: Recipe) => number | null;
  /** Starts again on a lane. */
  readonly forget: (laneId: LaneId) => void;
};

export type UsualPicturesDeps = {
  readonly db: WriteDb;
  readonly clock: Clock;
  readonly onBug: (bug: unknown) => void;
};

/** Knows what each lane's pictures usually look like, by recipe and model, across restarts. */
export function createUsualPictures({ db, clock, onBug }: UsualPicturesDeps): UsualPictures {
  /** What is known of each lane, by recipe and model. */
  const known = new Map<LaneId, Map<string, UsualKnowledge>>();

  function knowledgeOf(laneId: LaneId, recipe: Recipe): UsualKnowledge {
    const held = known.get(laneId)?.get(keyOf(recipe));
    return held ?? hold(laneId, recipe, usualKnowledge(readKept(laneId, recipe.id), recipe.body.modelSha256));
  }

  function hold(laneId: LaneId, recipe: Recipe, knowledge: UsualKnowledge): UsualKnowledge {
    const ofLane = known.get(laneId) ?? new Map<string, UsualKnowledge>();
    known.set(laneId, ofLane.set(keyOf(recipe), knowledge));
    return knowledge;
  }

  /** What cannot be read back is learned again: a damaged row must not stop a line. */
  function readKept(laneId: LaneId, recipeId: Recipe['id']): readonly LearnedFrom[] {
    try {
      return usualPicturesOf(db, laneId, recipeId);
    } catch (bug) {
      onBug(bug);
      return [];
    }
  }

  function keep(laneId: LaneId, { id, version, body }: Recipe, { learning }: UsualKnowledge): void {
    const place = { laneId, recipeId: id, recipeVersion: version, modelSha256: body.modelSha256 };
    try {
      keepUsualPictures(db, place, learning, clock.now());
    } catch (bug) {
      // Not worth failing a part: it is learned again after the next start.
      onBug(bug);
    }
  }

  return {
    faultOf: (laneId, recipe, picture) => {
      const { departure } = recipe.body.pictureLimits;
      if (departure === 0) return null;
      const knowledge = knowledgeOf(laneId, recipe);
      const found = unusualAbout(picture, knowledge, departure);
      if (found !== null) return { code: 'picture-unusual', ...found };
      const more = learnFrom(knowledge, picture);
      if (more !== null) keep(laneId, recipe, hold(laneId, recipe, more));
      return null;
    },
    learned: (laneId, recipe) =>
      recipe.body.pictureLimits.departure === 0 ? null : shareLearned(knowledgeOf(laneId, recipe)),
    forget: (laneId) => {
      forgetUsualPictures(db, laneId, clock.now());
      known.delete(laneId);
    },
  };
}

function keyOf({ id, body: { modelSha256 } }: Recipe): string {
  return `${id} ${modelSha256}`;
}

import { z } from 'zod';
import type { Whole } from './gaps.ts';

/**
 * Why something cannot be done as things are, each as an English clause; `{{detail}}` is the name of what is in the way.
 * The page says it in its own language by the key; the English stands here because the command line and the log say it too.
 */
export const conflictClauses = {
  // the station
  'lane-name-taken': 'there is a lane called {{detail}} already',
  'folder-watched': 'the lane {{detail}} watches this folder already',
  'folder-moved-to': 'the lane {{detail}} moves its files to this folder',
  'recipe-name-taken': 'there is a recipe called {{detail}} already',
  'recipe-ambiguous': 'there are several recipes ({{detail}}): say which with --recipe',
  'recipe-changed': 'somebody else has changed this recipe meanwhile',
  'model-wanted': 'without a model people decide: choose a model, or the level manual',
  'model-mute':
    'this model answered the same to every picture it was tried on, so it must not decide by itself: choose manual, shadow or assist',
  'updates-busy': 'newer versions of Lupa are being looked for, fetched or installed just now',
  // people
  'first-person-known': 'somebody is signed up already',
  'person-name-taken': 'there is somebody called {{detail}} already',
  'last-engineer': 'nobody would be left who may change the station',
  // models
  'model-registered': 'this file is registered already, as {{detail}}',
  'model-name-taken': 'there is another file called {{detail}}: give this one another version',
  'champion-already': '{{detail}} is the champion already',
  'no-champion-before': 'this recipe has had no other champion to go back to',
  'champion-in-shadow': 'the champion needs no shadow of itself',
  'shadow-running': 'this model runs in shadow already',
  'shadow-not-running': 'this model does not run in shadow',
  'model-retired': 'a retired model is put back into service first',
  'gate-running': 'the gate is running for this model',
  'gate-running-elsewhere': 'the gate is running for another model',
  'nothing-inspected': 'no part was inspected in this time',
  'replay-ended': 'this replay has ended already',
  // parts and what people say of them
  'part-not-held': 'this window no longer holds the part',
  'part-taken': 'somebody else has this part',
  'part-answered': 'this part is answered already',
  'part-unanswered': 'the part still waits for its first answer',
  'signed-in-since': 'somebody else has signed in at this window since',
  'answer-unused': 'the recipe {{detail}} does not use this answer',
  'picture-brought': 'this picture was brought to challenge people: no part stands behind it',
  'picture-unread': 'the picture of this part cannot be read, so nobody can have seen that it is good',
  'no-picture': 'there is no picture of this part to show',
  'not-agreed': 'nobody has agreed yet what the right answer for this part is',
  'dispute-settled': 'this disagreement is settled already',
  'golden-set-empty': 'the golden set of this recipe is empty: add parts to it first',
  'golden-exhausted': 'there is no other part with an agreed answer and a picture',
  'recipe-without-lane': 'no lane inspects by this recipe, so nobody would ever be shown them',
  // exports and imports
  'transfer-running': 'another export or import is still running',
  'question-superseded': 'a newer question was asked',
  /** What a Lupa before these keys wrote down. */
  noted: '{{detail}}',
} as const;

export type Conflict = keyof typeof conflictClauses;
/** The keys whose clause says it all by itself. */
type WholeConflict = Whole<typeof conflictClauses>;

export const conflictSchema = z.enum(Object.keys(conflictClauses) as [Conflict, ...Conflict[]]);

/** The fault: why it cannot be done, and the name of what is in the way where the clause wants one. */
export function conflict<Why extends Conflict>(why: Why, ...[detail = '']: Why extends WholeConflict ? [] : [string]) {
  return { code: 'conflict', why, detail } as const;
}

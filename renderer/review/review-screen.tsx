import { useRoute } from 'wouter';
import { studyIdSchema } from '../../preload/contract/people/study.ts';
import { SignIn } from '../sign-in/sign-in.tsx';
import { useSession } from '../ui/engine/use-session.ts';
import { ReviewDesk } from './review-desk.tsx';

/** What waits for a person, one item after another; or the looks of a study. An answer carries a name, so somebody must be signed in. */
export function ReviewScreen() {
  const { person } = useSession();
  const [, match] = useRoute('/review/study/:id');
  const study = studyIdSchema.safeParse(Number(match?.id)).data;
  if (person === null) return <SignIn onSignedIn={stayHere} />;
  return <ReviewDesk key={`${person.id} ${study ?? ''}`} person={person} study={study} />;
}

/** The session knows who has signed in; there is nowhere to go. */
function stayHere() {}

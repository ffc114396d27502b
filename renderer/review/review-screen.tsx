import { SignIn } from '../sign-in/sign-in.tsx';
import { useSession } from '../ui/engine/use-session.ts';
import { ReviewDesk } from './review-desk.tsx';

/** What waits for a person, one item after the other. An answer carries a name, so somebody has to be there. */
export function ReviewScreen() {
  const { person } = useSession();
  if (person === null) return <SignIn onSignedIn={stayHere} />;
  return <ReviewDesk key={person.id} person={person} />;
}

/** Who has signed in is known by the session; there is nowhere to go. */
function stayHere() {}

import type { FaultWords } from '../fault-words.ts';

/** Why an update is not installed, as sentences. */
export const updates: FaultWords['cases']['update-refused'] = {
  off: 'Updates are off. Choose where to check first.',
  'key-missing': 'There is no key to verify a signature with. Enter the public key of whoever publishes your updates.',
  'key-unusable': 'This is not an ed25519 public key. Paste the whole text, from BEGIN to END PUBLIC KEY.',
  'key-private':
    'This is the private half of a key. It must never leave the computer where updates are made; paste the public half. Nothing was saved.',
  unreachable: 'The updates cannot be read: {{complaint}}. Check the folder or the address, and try again.',
  'feed-unreadable': 'What is at {{name}} is not a Lupa update feed, or it is of a newer kind. Nothing was downloaded.',
  'signature-wrong':
    'The update feed at {{name}} is not signed with the trusted key. Nothing was downloaded. Ask whoever publishes your updates.',
  'feed-older':
    'The update feed at {{name}} is older than one seen before. Nothing was downloaded: somebody may have put an old one back.',
  'version-older': 'The newest version offered, {{name}}, is older than the installed one. Nothing was downloaded.',
  'nothing-for-here':
    'The update feed at {{name}} has no package for this computer. Ask whoever publishes your updates.',
  'file-changed':
    '{{name}} does not match what was signed, and was deleted. Copy the updates again, or ask whoever publishes them.',
  'file-too-long': '{{name}} is larger than allowed. It was not read.',
  'by-hand': 'Lupa was not installed in a way that lets it update itself. Use the command shown.',
  'not-allowed':
    'This computer did not allow the installation: nobody with permission approved it, or there is no way to ask (pkexec). Nothing was changed. Let an administrator allow it, or use the command shown.',
  'installer-failed':
    'The installation failed and the previous version stays in use. The installer said: {{complaint}} Use the command shown to see more.',
};

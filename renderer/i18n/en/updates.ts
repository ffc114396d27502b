import type { Fault } from '../../../preload/contract/faults/result.ts';

type Refusal = Extract<Fault, { code: 'update-refused' }>['why'];

/** Newer versions of Lupa. */
export const updates = {
  updates: {
    'feed-old':
      'The latest news this station has about updates is from {{at}}. There may be nothing new, the source may no longer be maintained, or somebody may be holding newer versions back: ask whoever publishes your updates.',
    title: 'Updates',
    lead: 'Lupa checks for newer versions only where you say, and installs one only when you press the button.',
    version: 'Version',
    installed: 'Lupa {{version}} is installed.',
    off: 'Update checks are off.',
    'not-looked': 'Not checked yet. Lupa checks one minute after it starts, and then every six hours.',
    'up-to-date': 'Checked {{at}}: up to date.',
    looked: 'Checked {{at}}.',
    checking: 'Checking…',
    fetching: 'Downloading Lupa {{version}}: {{bytes}} of {{of}}',
    installing: 'Installing Lupa {{version}}. Lupa restarts automatically.',
    look: 'Check now',
    ready: 'Lupa {{version}} is ready',
    'ready-hint': 'Released {{day}}, {{size}}. Its signature and every byte have been verified.',
    'ready-toast': 'Lupa {{version}} is ready to install.',
    show: 'Show',
    install: 'Install {{version}}',
    'install-question':
      'Lupa stops inspecting, installs {{version}} and restarts: about a minute without verdicts. The records are copied before the new version changes them.',
    'install-now': 'Stop and install',
    'not-now': 'Not now',
    'by-hand': 'Lupa was not installed in a way that lets it update itself. Close it and run:',
    'by-hand-too': 'Manually, with Lupa closed:',
    'no-way-back':
      'The package of the installed version, {{version}}, is neither here nor at the source. Keep the file you installed from: without it you cannot go back.',
    previous: 'Previous version: Lupa {{version}}',
    'previous-hint': 'Its package is kept in the data folder.',
    'go-back': 'Go back to {{version}}',
    'go-back-question':
      'Lupa stops inspecting, reinstalls {{version}} and restarts. If the newer version has changed the records, the older one refuses to open them: the copy from before is in the folder “backups”.',
    source: 'Where to check',
    'source-off': 'Nowhere',
    'source-folder': 'A folder',
    'source-address': 'An address',
    folder: 'Folder with the update feed',
    'folder-hint': 'On this computer, a stick or a share. It holds lupa-feed.json and the packages.',
    address: 'Address of the update feed',
    'address-hint':
      'On your own network, as http://updates.plant.example/lupa/. Nothing about this station is sent there.',
    'address-wrong': 'This is not an address that begins with http:// or https://.',
    key: 'Trusted signature',
    'key-none': 'No key yet: without one no version can be verified, and none is downloaded.',
    'key-settings': 'The key entered here. Fingerprint:',
    'key-package': 'The key that came with Lupa. Fingerprint:',
    'key-hint': 'Compare it with the fingerprint that whoever publishes your updates reads to you.',
    'key-first': 'Public key',
    'key-field': 'Another public key',
    'key-field-hint': 'Paste what “package:feed” printed: the text between BEGIN and END PUBLIC KEY.',
    saved: 'Saved.',
  },
  'update-refusal': {
    off: 'Updates are off. Choose where to check first.',
    'key-missing':
      'There is no key to verify a signature with. Enter the public key of whoever publishes your updates.',
    'key-unusable': 'This is not an ed25519 public key. Paste the whole text, from BEGIN to END PUBLIC KEY.',
    'key-private':
      'This is the private half of a key. It must never leave the computer where updates are made; paste the public half. Nothing was saved.',
    unreachable: 'The updates cannot be read: {{detail}}. Check the folder or the address, and try again.',
    'feed-unreadable':
      'What is at {{detail}} is not a Lupa update feed, or it is of a newer kind. Nothing was downloaded.',
    'signature-wrong':
      'The update feed at {{detail}} is not signed with the trusted key. Nothing was downloaded. Ask whoever publishes your updates.',
    'feed-older':
      'The update feed at {{detail}} is older than one seen before. Nothing was downloaded: somebody may have put an old one back.',
    'version-older': 'The newest version offered, {{detail}}, is older than the installed one. Nothing was downloaded.',
    'nothing-for-here':
      'The update feed at {{detail}} has no package for this computer. Ask whoever publishes your updates.',
    'file-changed':
      '{{detail}} does not match what was signed, and was deleted. Copy the updates again, or ask whoever publishes them.',
    'file-too-long': '{{detail}} is larger than allowed. It was not read.',
    'by-hand': 'Lupa was not installed in a way that lets it update itself. Use the command shown.',
    'not-allowed':
      'This computer did not allow the installation: nobody with permission approved it, or there is no way to ask (pkexec). Nothing was changed. Let an administrator allow it, or use the command shown.',
    'installer-failed':
      'The installation failed and the previous version stays in use. The installer said: {{detail}} Use the command shown to see more.',
  } satisfies Record<Refusal, string>,
} as const;

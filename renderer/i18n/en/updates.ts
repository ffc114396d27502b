import type { Fault } from '../../../preload/contract/result.ts';

type Refusal = Extract<Fault, { code: 'update-refused' }>['why'];

/** Newer versions of Lupa. */
export const updates = {
  updates: {
    'feed-old':
      'The newest that this station has heard of its maker is from {{at}}. Perhaps nothing is new; perhaps the source is no longer kept, or somebody holds newer versions back: ask whoever makes the feed.',
    title: 'Updates',
    lead: 'Lupa looks for newer versions only where you say, and installs one only when you press the button.',
    version: 'Version',
    installed: 'Lupa {{version}} is installed.',
    off: 'Nobody is asked for newer versions.',
    'not-looked': 'Not looked yet. Lupa looks a minute after its start, and then every six hours.',
    'up-to-date': 'Looked {{at}}: there is nothing newer.',
    looked: 'Looked {{at}}.',
    checking: 'Looking…',
    fetching: 'Fetching Lupa {{version}}: {{bytes}} of {{of}}',
    installing: 'Installing Lupa {{version}}. Lupa starts again by itself.',
    look: 'Look now',
    ready: 'Lupa {{version}} is ready',
    'ready-hint': 'Of {{day}}, {{size}}. Its signature and every byte have been checked.',
    'ready-toast': 'Lupa {{version}} is ready to install.',
    show: 'Show',
    install: 'Install {{version}}',
    'install-question':
      'Lupa stops inspecting, installs {{version}} and starts again: about a minute without verdicts. The records are copied before the new version changes them.',
    'install-now': 'Stop and install',
    'not-now': 'Not now',
    'by-hand': 'Lupa was not installed in a way that it can renew by itself. Close it and type:',
    'by-hand-too': 'By hand, with Lupa closed:',
    'no-way-back':
      'The package of {{version}}, which is installed now, lies neither here nor at the source. Keep the file that you installed from: without it there is no way back.',
    previous: 'Way back: Lupa {{version}}',
    'previous-hint': 'Its package is kept in the data folder.',
    'go-back': 'Go back to {{version}}',
    'go-back-question':
      'Lupa stops inspecting, installs {{version}} again and starts. If the newer version has changed the records, the older one refuses them: the copy from before lies in the folder “backups”.',
    source: 'Where to look',
    'source-off': 'Nowhere',
    'source-folder': 'A folder',
    'source-address': 'An address',
    folder: 'Folder with the update feed',
    'folder-hint': 'On this computer, a stick or a share. It holds lupa-feed.json and the packages.',
    address: 'Address of the update feed',
    'address-hint':
      'On your own network, as http://updates.plant.example/lupa/. Nothing about this station is sent there.',
    'address-wrong': 'This is no address that begins with http:// or https://.',
    key: 'Whose signature counts',
    'key-none': 'No key yet: without one no version can be checked, and none is fetched.',
    'key-settings': 'The key entered here. Its fingerprint:',
    'key-package': 'The key that came with Lupa. Its fingerprint:',
    'key-hint': 'Compare the fingerprint with the one that whoever makes your updates reads to you.',
    'key-first': 'Public key',
    'key-field': 'Another public key',
    'key-field-hint': 'Paste what “package:feed” printed: the text between BEGIN and END PUBLIC KEY.',
    saved: 'Saved.',
  },
  'update-refusal': {
    off: 'Updates are switched off. Choose where to look first.',
    'key-missing': 'There is no key to check a signature with. Enter the public key of whoever makes your updates.',
    'key-unusable': 'This is no ed25519 public key. Paste the whole text, from BEGIN to END PUBLIC KEY.',
    'key-private':
      'This is the private half of a key. It must not leave the computer that updates are made on; paste the public half. Nothing was saved.',
    unreachable: 'The updates cannot be read: {{detail}}. Check the folder or the address, and try again.',
    'feed-unreadable': 'What lies at {{detail}} is no update feed of Lupa, or one of a newer kind. Nothing was taken.',
    'signature-wrong':
      'The update feed at {{detail}} is not signed with the key that counts here. Nothing was taken. Ask whoever makes your updates.',
    'feed-older':
      'The update feed at {{detail}} is older than one that was seen before. Nothing was taken: somebody may have put an old one back.',
    'version-older':
      'The newest version offered, {{detail}}, is older than the one that is installed. Nothing was taken.',
    'nothing-for-here':
      'The update feed at {{detail}} has no package for this computer. Ask whoever makes your updates.',
    'file-changed':
      '{{detail}} is not, byte for byte, what was signed. It was thrown away. Copy the updates again, or ask whoever makes them.',
    'file-too-long': '{{detail}} is longer than it can rightly be. It was not read.',
    'by-hand': 'Lupa was not installed in a way that it can renew by itself. Use the command that is shown.',
    'not-allowed':
      'This computer did not allow the installation: nobody with the right to it agreed, or there is no way to ask (pkexec). Nothing was changed. Let an administrator allow it, or use the command that is shown.',
    'installer-failed':
      'The installation failed and the version before goes on. The installer said: {{detail}} Use the command that is shown to see more.',
  } satisfies Record<Refusal, string>,
} as const;

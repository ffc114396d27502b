import { parseArgs } from 'node:util';
import { packageFeed } from './package-feed/package-feed.ts';

const USAGE = `npm run -s package:feed -- --key KEY.pem [--new-key] [--notes TEXT] [--from FOLDER] DIR

Puts the packages of FOLDER (release) into DIR and writes DIR/lupa-feed.json, signed with the ed25519 key in KEY.pem.
Releases that DIR holds already stay in it. --new-key makes KEY.pem first: keep it where no station is.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      'new-key': { type: 'boolean', default: false },
      notes: { type: 'string', default: '' },
      from: { type: 'string', default: 'release' },
    },
  });
  const [folder] = positionals;
  if (values.key === undefined || folder === undefined || positionals.length > 1) throw new Error(USAGE);
  const { key, from, notes } = values;
  const said = await packageFeed({ key, isNewKey: values['new-key'], from, notes, folder, now: Date.now() });
  console.log(said.join('\n'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

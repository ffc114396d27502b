import type { HelpPage } from './pages.ts';

/** A page with all the searched words, and the position of the first of them. */
export type Hit = Readonly<{ page: HelpPage; excerpt: string }>;

/** Characters shown on each side of the found word. */
const AROUND = 50;

/** The pages that have every word of `query`, those with a word in their title first. Accents and capitals do not matter. */
export function searchPages(pages: readonly HelpPage[], query: string): readonly Hit[] {
  const wanted = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const hits = pages.filter(({ words }) => wanted.every((word) => plain(words).includes(word)));
  const isTitled = ({ title }: HelpPage) => wanted.some((word) => plain(title).includes(word));
  return [...hits.filter(isTitled), ...hits.filter((page) => !isTitled(page))].map((page) => ({
    page,
    excerpt: excerptOf(page, wanted[0] ?? ''),
  }));
}

function excerptOf({ words, title }: HelpPage, word: string): string {
  // The title is above the excerpt already.
  const body = words.startsWith(title) ? words.slice(title.length).trim() : words;
  const at = Math.max(0, plain(body).indexOf(word));
  const before = body.slice(0, at).slice(-AROUND);
  const after = body.slice(at).slice(0, word.length + AROUND);
  // Whole words only: words cut in two are left out.
  const isCut = { before: before.length < at, after: at + after.length < body.length };
  const head = isCut.before ? before.replace(/^\S*/, '…') : before;
  return `${head}${isCut.after ? after.replace(/\s\S*$/, ' …') : after}`.trim();
}

/** Without accents and capitals, letter for letter: positions in it are positions in the text. */
function plain(text: string): string {
  return Array.from(text, (letter) => letter.normalize('NFD').charAt(0).toLowerCase()).join('');
}

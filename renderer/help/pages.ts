import { marked, type Token, type TokensList } from 'marked';

/** One page of the manual: about one screen, known by its path without the first slash. */
export type HelpPage = Readonly<{ id: string; title: string; tokens: TokensList; words: string }>;

/** Marks the heading of each page in the manual; invisible to readers of the file itself. */
const MARK = /^<!-- page: (\S+) -->$/m;

/** The pages of a manual written in Markdown, in order. Text before the first mark belongs to none. */
export function pagesOf(manual: string): readonly HelpPage[] {
  const [, ...marked] = manual.split(MARK);
  return Array.from({ length: Math.floor(marked.length / 2) }, (_, i) =>
    pageOf(marked[2 * i] ?? '', marked[2 * i + 1] ?? ''),
  );
}

function pageOf(id: string, text: string): HelpPage {
  const tokens = marked.lexer(text);
  const heading = tokens.find((token) => token.type === 'heading');
  return { id, tokens, title: heading === undefined ? id : wordsOf([heading]), words: wordsOf(tokens) };
}

/**
 * The page about the screen at `location`: its own, the first of its sections if it names none, or that of the screen
 * it belongs to. Undefined if the manual has none.
 */
export function pageAt(location: string, pages: readonly HelpPage[]): HelpPage | undefined {
  const path = location.replaceAll(/^\/|\/$/g, '') || 'line';
  const own = pages.find(({ id }) => id === path) ?? pages.find(({ id }) => id.startsWith(`${path}/`));
  if (own !== undefined || !path.includes('/')) return own;
  return pageAt(path.slice(0, path.lastIndexOf('/')), pages);
}

/** The readable text of these tokens, in order. */
function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'html') return '';
      if (token.type === 'table')
        return [...token['header'], ...token['rows'].flat()]
          .map((cell: { tokens: Token[] }) => wordsOf(cell.tokens))
          .join(' ');
      if (token.type === 'list')
        return token['items'].map((item: { tokens: Token[] }) => wordsOf(item.tokens)).join(' ');
      if ('tokens' in token && token.tokens !== undefined) return wordsOf(token.tokens);
      return 'text' in token ? token.text : ' ';
    })
    .join('')
    .replaceAll(/\s+/g, ' ');
}

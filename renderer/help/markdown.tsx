import type { Token, Tokens } from 'marked';
import { createElement, Fragment, type ReactNode } from 'react';

/** Where the images of the manual are, by the path used in the text. */
export type Pictures = Readonly<Record<string, string>>;

/**
 * Markdown as elements of the page. Nothing in it becomes markup of its own: HTML is left out, and links are plain text,
 * so that a manual can neither run anything nor lead anywhere.
 */
export function Markdown({ tokens, pictures }: { readonly tokens: readonly Token[]; readonly pictures: Pictures }) {
  return createElement(Fragment, null, ...tokens.map((token) => elementOf(token, pictures)));
}

function elementOf(token: Token, pictures: Pictures): ReactNode {
  const inner = (tokens: readonly Token[] | undefined) => (tokens ?? []).map((each) => elementOf(each, pictures));
  switch (token.type) {
    case 'heading':
      return createElement(`h${token['depth']}`, null, ...inner(token.tokens));
    case 'paragraph':
      return createElement('p', null, ...inner(token.tokens));
    case 'list':
      return createElement(
        token['ordered'] ? 'ol' : 'ul',
        null,
        ...token['items'].map((item: Tokens.ListItem) => createElement('li', null, ...inner(item.tokens))),
      );
    case 'table':
      return tableOf(token as Tokens.Table, inner);
    case 'strong':
      return createElement('strong', null, ...inner(token.tokens));
    case 'em':
      return createElement('em', null, ...inner(token.tokens));
    case 'codespan':
      return createElement('kbd', null, token['text']);
    case 'image': {
      const src = pictures[token['href']];
      return src === undefined ? token['text'] : createElement('img', { src, alt: token['text'] });
    }
    case 'html':
    case 'space':
      return null;
    default:
      if ('tokens' in token && token.tokens !== undefined) return createElement(Fragment, null, ...inner(token.tokens));
      return 'text' in token ? token.text : null;
  }
}

function tableOf({ header, rows }: Tokens.Table, inner: (tokens: readonly Token[]) => readonly ReactNode[]): ReactNode {
  const head = header.map(({ tokens }) => createElement('th', { scope: 'col' }, ...inner(tokens)));
  const body = rows.map((row) =>
    createElement('tr', null, ...row.map(({ tokens }) => createElement('td', null, ...inner(tokens)))),
  );
  return (
    <table>
      <thead>{createElement('tr', null, ...head)}</thead>
      {createElement('tbody', null, ...body)}
    </table>
  );
}

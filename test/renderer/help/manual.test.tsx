import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { manuals, pictures } from '../../../renderer/help/manuals.ts';
import { Markdown } from '../../../renderer/help/markdown.tsx';
import { pageAt, pagesOf } from '../../../renderer/help/pages.ts';
import { searchPages } from '../../../renderer/help/search.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { es } from '../../../renderer/i18n/es.ts';
import { sections as settingsSections } from '../../../renderer/settings/sections.ts';
import { screens } from '../../../renderer/shell/screens.ts';
import { sections as supervisorSections } from '../../../renderer/supervisor/sections.ts';

const sectioned: Readonly<Record<string, readonly { readonly id: string }[]>> = {
  settings: settingsSections,
  supervisor: supervisorSections,
};
/** Where a window can be: every screen with each of its sections, and what is shown before there is a screen. */
const places = [
  ...screens.flatMap(({ id, path }) => (sectioned[id] ?? []).map((section) => `${path}/${section.id}`)),
  ...screens.filter(({ id }) => sectioned[id] === undefined).map(({ path }) => path),
  '/inspection/12',
  '/sign-in',
  '/first-engineer',
  '/first-run',
];

const languages = { en, es };

/** What is printed in bold in these tokens, without the full stop of a heading in the text. */
function boldIn(tokens: readonly unknown[]): readonly string[] {
  const found = JSON.stringify(tokens).matchAll(/"type":"strong","raw":"\*\*(.*?)\.?\*\*"/g);
  return [...found].map(([, text = '']) => text);
}

const plain = (text: string) => text.replaceAll('’', "'").toLowerCase();

describe.each(['en', 'es'] as const)('the manual in %s', (language) => {
  const pages = manuals[language];

  test.each(places)('has its own page about %s', (place) => {
    const [, wanted] = /^\/?(.*?)(?:\/\d+)?$/.exec(place) ?? [];
    expect(pageAt(place, pages)?.id).toBe(wanted || 'line');
  });

  test('has no page that nothing leads to, except the first and the last', () => {
    const led = new Set(places.map((place) => pageAt(place, pages)?.id));
    expect(pages.filter(({ id }) => !led.has(id)).map(({ id }) => id)).toEqual(['start', 'trouble']);
  });

  test('has a title and content on every page, and each page once', () => {
    for (const { title, words } of pages) {
      expect(title).toMatch(/^\p{Lu}/u);
      expect(words.length - title.length).toBeGreaterThan(80);
    }
    expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length);
  });

  test('uses the names on the screens for whatever it prints in bold', () => {
    const words = plain(JSON.stringify(languages[language]));
    // The first page explains words, the last one names what is seen in a table of its own.
    const about = pages.filter(({ id }) => id !== 'start' && id !== 'trouble');
    const named = about.flatMap(({ tokens }) => boldIn(tokens));
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((name) => !words.includes(plain(name)))).toEqual([]);
  });

  test('names no image that is missing', () => {
    const markup = pages.map(({ tokens }) => renderToStaticMarkup(<Markdown tokens={tokens} pictures={pictures} />));
    const shown = markup.join('').match(/<img/g) ?? [];
    const named = pages.flatMap(({ tokens }) => JSON.stringify(tokens).match(/"type":"image"/g) ?? []);
    expect(shown.length).toBe(named.length);
  });
});

test('both manuals have the same pages in the same order', () => {
  expect(manuals.es.map(({ id }) => id)).toEqual(manuals.en.map(({ id }) => id));
});

test('a screen with sections opens at its first one, and a place below a page at that page', () => {
  expect(pageAt('/settings', manuals.en)?.id).toBe('settings/station');
  expect(pageAt('/models/abc/compare', manuals.en)?.id).toBe('models');
  expect(pageAt('/nowhere', manuals.en)).toBeUndefined();
});

describe('a manual', () => {
  const shown = (text: string) => {
    const [page] = pagesOf(`<!-- page: a -->\n## A\n\n${text}\n`);
    return renderToStaticMarkup(
      <Markdown tokens={page?.tokens ?? []} pictures={{ 'pictures/a.jpg': '/assets/a.jpg' }} />,
    );
  };

  test('shows lists, tables, keys and pictures', () => {
    expect(shown('- **one** `F1`\n- *two*')).toContain(
      '<ul><li><strong>one</strong> <kbd>F1</kbd></li><li><em>two</em></li></ul>',
    );
    expect(shown('| a | b |\n|---|---|\n| 1 | **2** |')).toContain('<td>1</td><td><strong>2</strong></td>');
    expect(shown('![A part](pictures/a.jpg)')).toContain('<img src="/assets/a.jpg" alt="A part"/>');
  });

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'before <b onclick="alert(1)">bold</b> after',
    '[here](javascript:alert(1))',
    '[there](https://example.com)',
    '![x](https://example.com/x.png)',
    '![x](javascript:alert(1))',
  ])('can run nothing and lead nowhere: %s', (text) => {
    expect(shown(text)).not.toMatch(/<script|<a |href|onerror|onclick|<img|javascript|https:/);
  });

  test('shows markup characters as text', () => {
    expect(shown('less than 3 & more than 2: `a<b`')).toContain('less than 3 &amp; more than 2: <kbd>a&lt;b</kbd>');
  });
});

describe('the search', () => {
  const titles = (query: string, language: 'en' | 'es' = 'en') =>
    searchPages(manuals[language], query).map(({ page }) => page.id);

  test('finds pages that have every word, those with a word in the title first', () => {
    expect(titles('golden set')).toContain('models');
    expect(titles('recipe')[0]).toBe('settings/recipe');
    expect(titles('magnifier')).toEqual(['review']);
    expect(titles('no such word here')).toEqual([]);
  });

  test('ignores accents and capitals', () => {
    expect(titles('AUDITORIAS', 'es')).toEqual(titles('auditorías', 'es'));
    expect(titles('AUDITORIAS', 'es').length).toBeGreaterThan(1);
  });

  test('shows the whole words around what was found', () => {
    const [hit] = searchPages(manuals.en, 'magnifier');
    expect(hit?.excerpt).toMatch(/^… .*\bL is a magnifier\b.* …$/);
    const shown = hit?.excerpt.split(/\s+/).filter((word) => word !== '…') ?? [];
    expect(shown.filter((word) => !hit?.page.words.split(' ').includes(word))).toEqual([]);
  });

  test('finds nothing for an empty search', () => {
    expect(titles('   ')).toEqual([]);
  });
});

/** The manual and the keys. */
export const help = {
  help: {
    title: 'Help',
    manual: 'Manual',
    keys: 'Keyboard shortcuts',
    search: 'Search the manual',
    contents: 'Contents',
    none: 'No page contains this.',
    print: 'Print this page',
    'print-all': 'Print the manual',
  },
} as const;

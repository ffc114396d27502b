import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one colour of what can be pressed. Verdicts have their own four, in `tokens.css`. */
const accent: MantineColorsTuple = [
  '#eaf2fe',
  '#d3e3fb',
  '#a8c7f5',
  '#79aaf0',
  '#5292eb',
  '#3680e4',
  '#2373dc',
  '#1763c6',
  '#0d56b0',
  '#044894',
];
const dark: MantineColorsTuple = [
  '#e8ecf0',
  '#c6ced6',
  '#a3aeb9',
  '#77838f',
  '#3d4752',
  '#2f3842',
  '#1f262d',
  '#14191e',
  '#0f1317',
  '#0a0d10',
];

/** What a gloved finger hits: 44 px at least, growing with the text. */
const touchHeight = '2.75rem';
const inputVars = { vars: () => ({ wrapper: { '--input-height': touchHeight, '--input-size': touchHeight } }) };

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 7,
  colors: { accent, dark },
  fontFamily: "Inter, 'Segoe UI', system-ui, -apple-system, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace",
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  headings: { fontWeight: '600' },
  components: {
    Button: {
      defaultProps: { size: 'sm' },
      vars: () => ({ root: { '--button-height': touchHeight, '--button-fz': '0.9375rem' } }),
    },
    ActionIcon: { defaultProps: { size: touchHeight } },
    Input: inputVars,
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, multiline: true, maw: 320 } },
    Switch: { defaultProps: { size: 'lg' } },
    Checkbox: { defaultProps: { size: 'md' } },
  },
});

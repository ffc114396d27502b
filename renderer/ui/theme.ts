import { createTheme, type MantineColorsTuple, type MantineThemeOverride } from '@mantine/core';
import type { Language } from '../../preload/contract/station/settings.ts';

/** The one colour of everything that can be pressed. Verdicts have their own four, in `tokens.css`. */
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

/** The touch target of a gloved finger: at least 44 px, growing with the text. */
const touchHeight = '2.75rem';
const field = { defaultProps: { size: 'md', withAsterisk: false } };
/** The hint of a group is read before its choices; below a single field, hints keep neighbours aligned. */
const group = { defaultProps: { size: 'md', inputWrapperOrder: ['label', 'description', 'input', 'error'] } };
const choice = { defaultProps: { size: 'md' }, styles: { root: { paddingBlock: '0.55rem' } } };

const theme = createTheme({
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
    CloseButton: { defaultProps: { size: touchHeight } },
    Input: { vars: () => ({ wrapper: { '--input-height': touchHeight, '--input-size': touchHeight } }) },
    InputWrapper: { defaultProps: { size: 'md', inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    TextInput: field,
    PasswordInput: field,
    NumberInput: field,
    Select: field,
    Textarea: field,
    Radio: choice,
    Checkbox: choice,
    Switch: choice,
    RadioGroup: group,
    CheckboxGroup: group,
    SegmentedControl: {
      defaultProps: { size: 'md' },
      styles: { root: { background: 'var(--surface-sunk)' }, label: { paddingBlock: '0.5rem' } },
    },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, multiline: true, maw: 320 } },
  },
});

/** The theme, with number fields formatted for `language`; a point or a comma may be typed in either. */
export function themeIn(language: Language): MantineThemeOverride {
  const defaultProps = { ...field.defaultProps, decimalSeparator: language === 'es' ? ',' : '.' };
  return { ...theme, components: { ...theme.components, NumberInput: { defaultProps } } };
}

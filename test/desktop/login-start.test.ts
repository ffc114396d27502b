import { expect, test } from 'vitest';
import { autostartEntry, loginStartOf } from '../../main/app/operations/login-start.ts';

test('the settings for start at login are read back from the written entry', () => {
  expect(loginStartOf(autostartEntry(['/opt/Lupa/lupa']))).toEqual({ opensAtLogin: true, isKiosk: false });
  expect(loginStartOf(autostartEntry(['/opt/Lupa/lupa', '--kiosk']))).toEqual({ opensAtLogin: true, isKiosk: true });
  expect(loginStartOf('')).toEqual({ opensAtLogin: false, isKiosk: false });
});

test('an entry switched off by the desktop does not start', () => {
  const entry = `${autostartEntry(['/opt/Lupa/lupa'])}Hidden=true\n`;
  expect(loginStartOf(entry).opensAtLogin).toBe(false);
});

test('the name of a folder cannot add anything to the entry', () => {
  const entry = autostartEntry(['/opt/Lupa/lupa', '--data', '/data/"; $HOME 50 %u \\\nHidden=true']);
  expect(entry).toContain('Exec="/opt/Lupa/lupa" "--data" "/data/\\\\"; \\\\$HOME 50 %%u \\\\\\\\\\nHidden=true"\n');
  expect(entry.split('\n')).toHaveLength(6);
});

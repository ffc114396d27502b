import { expect, test } from 'vitest';
import { autostartEntry, loginStartOf } from '../../main/app/operations/login-start.ts';

test('what is started at login is read back from the entry that was written', () => {
  expect(loginStartOf(autostartEntry(['/opt/Lupa/lupa']))).toEqual({ opensAtLogin: true, isKiosk: false });
  expect(loginStartOf(autostartEntry(['/opt/Lupa/lupa', '--kiosk']))).toEqual({ opensAtLogin: true, isKiosk: true });
  expect(loginStartOf('')).toEqual({ opensAtLogin: false, isKiosk: false });
});

test('an entry that the desktop has switched off does not start', () => {
  const entry = `${autostartEntry(['/opt/Lupa/lupa'])}Hidden=true\n`;
  expect(loginStartOf(entry).opensAtLogin).toBe(false);
});

test('a folder’s name cannot say more than a name', () => {
  const entry = autostartEntry(['/opt/Lupa/lupa', '--data', '/data/"; $HOME 50 %u \\\nHidden=true']);
  expect(entry).toContain('Exec="/opt/Lupa/lupa" "--data" "/data/\\\\"; \\\\$HOME 50 %%u \\\\\\\\\\nHidden=true"\n');
  expect(entry.split('\n')).toHaveLength(6);
});

import { useEffect, useState } from 'react';
import { DiagnosticsDialog } from '../settings/storage/diagnostics-dialog.tsx';

/** Opened by the menu's "Save diagnostics", on any screen, and over the cover of a stopped engine. */
export function AskedDiagnostics() {
  const [isShown, show] = useState(false);
  useEffect(() => window.lupa.on('diagnostics.asked', () => show(true)), []);
  return <DiagnosticsDialog isShown={isShown} onClose={() => show(false)} />;
}

import { useEffect, useState } from 'react';
import { DiagnosticsDialog } from '../settings/storage/diagnostics-dialog.tsx';

/** What the menu's "Save diagnostics" opens, on whatever screen, and over the face of an engine that is down. */
export function AskedDiagnostics() {
  const [isShown, show] = useState(false);
  useEffect(() => window.lupa.on('diagnostics.asked', () => show(true)), []);
  return <DiagnosticsDialog isShown={isShown} onClose={() => show(false)} />;
}

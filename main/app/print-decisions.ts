import type { InspectionSummary } from '../../preload/contract/parts/inspection.ts';
import { type EventName, events } from '../../preload/contract/transport/events.ts';
import type { EngineHost } from '../engine-host/engine-host.ts';

/** Prints every decision as it is made, for a station whose window nobody can see. */
export function printDecisions(engine: Pick<EngineHost, 'listen'>): void {
  engine.listen({
    onState: () => {},
    onEvent(name, payload) {
      const decided = name === ('inspection.decided' satisfies EventName) ? events[name].safeParse(payload) : null;
      for (const inspection of decided?.data?.inspections ?? []) console.log(decisionLine(inspection));
    },
  });
}

/** A decision as one line for a terminal: local time, signal, serial or file, lot, milliseconds. */
export function decisionLine(inspection: InspectionSummary): string {
  const { decidedAt, signal, serial, fileName, lot, elapsedMs } = inspection;
  const part = [serial ?? fileName, lot].filter((word) => word !== null).join(' ');
  return `${clockTime(new Date(decidedAt))} ${signal.padEnd(5)} ${part} ${Math.round(elapsedMs)} ms`;
}

function clockTime(at: Date): string {
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

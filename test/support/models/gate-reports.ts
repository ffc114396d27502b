import { type GateFigures, type GateReport, gateReportSchema } from '../../../preload/contract/models/gate.ts';

/** Figures of a gate run that measured nothing, except those given. */
export function gateFigures(figures: Partial<GateFigures> = {}): GateFigures {
  return {
    map50: null,
    map50Interval: null,
    classes: [],
    confusion: [],
    decided: null,
    escapes: null,
    overkill: null,
    latencyP50Ms: 1,
    latencyP95Ms: 1,
    ...figures,
  };
}

/** The report of a gate run without a champion, rules and warnings, except those given. */
export function gateReport(report: Partial<GateReport> = {}): GateReport {
  return gateReportSchema.parse({
    recipeVersion: 1,
    championSha256: null,
    stamp: '',
    parts: 1,
    badParts: 0,
    challenger: gateFigures(),
    champion: null,
    slices: [],
    rules: [],
    warnings: [],
    parity: null,
    ...report,
  });
}

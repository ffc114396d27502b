// `npm run bench`: how close the station comes to the best the machine could do, as one JSON object. Ratios are of
// rounds that alternate within one run, so that other load on the machine slows both alike.
import '../../main/engine/more-file-threads.ts';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { type Bare, startBare } from './bare.ts';
import type { BareTimes } from './bare-worker.ts';
import { measureCanaryCost } from './canary-cost.ts';
import { asPart, type Corpus, chooseCorpus } from './corpus.ts';
import { playCamera } from './play-camera.ts';
import { processorTimeMs } from './processor-time.ts';
import { measureShadowCost } from './shadow-cost.ts';
import { type StationUnderTest, startStationUnderTest } from './station-under-test.ts';
import { percentile, rounded } from './statistics.ts';
import { measureStore } from './store-cost.ts';
import { measureWindowDelay } from './window-delay.ts';
import { measureWithHistory } from './with-history.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '6' },
    parts: { type: 'string', default: '120' },
    rows: { type: 'string', default: '1000000' },
    'no-window': { type: 'boolean', default: false },
    /** A folder made by `bench:large-store`: measures how a long history slows the station down. */
    history: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
});
const rounds = Number(values.rounds);
const parts = Number(values.parts);
const rows = Number(values.rows);
const workers = Number(values.workers);

const root = mkdtempSync(path.join(tmpdir(), 'lupa-bench-'));
const staged = path.join(root, 'staged');
let staging = 0;

/** Writes images of new parts beside the camera folder, only of those whose serial is wanted; returns their names. */
function stage(corpus: Corpus, count: number, isWanted: (serial: string) => boolean = () => true): readonly string[] {
  mkdirSync(staged, { recursive: true });
  const names: string[] = [];
  while (names.length < count) {
    const part = staging++;
    const serial = `SN${String(part).padStart(6, '0')}`;
    if (!isWanted(serial)) continue;
    const name = `L1_${serial}.jpg`;
    const picture = corpus.pictures[part % corpus.pictures.length];
    if (picture !== undefined) writeFileSync(path.join(staged, name), asPart(picture, part));
    names.push(name);
  }
  return names;
}

type Throughput = {
  readonly ratio: number;
  readonly station: number;
  readonly bare: number;
  readonly times: readonly BareTimes[];
  /** Processor milliseconds per part, over all threads: gives the ratio on an otherwise idle machine. */
  readonly stationCpuMs: number | null;
  readonly bareCpuMs: number | null;
};

async function measureThroughput(
  corpus: Corpus,
  { camera, recorded }: StationUnderTest,
  bare: Bare,
): Promise<Throughput> {
  const stationSeconds: number[] = [];
  const bareSeconds: number[] = [];
  const times: BareTimes[] = [];
  let stationCpuMs: number | null = 0;
  let bareCpuMs: number | null = 0;
  for (let round = 0; round <= rounds; round++) {
    const names = stage(corpus, parts);
    const bareCpu = cpuMeter();
    const looked = await bare.run(names.map((name) => path.join(staged, name)));
    const bareUsedMs = bareCpu();
    const stationCpu = cpuMeter();
    const startedMs = performance.now();
    const done = recorded(parts);
    for (const name of names) renameSync(path.join(staged, name), path.join(camera, name));
    await done;
    // The first round warms both up.
    if (round === 0) continue;
    stationSeconds.push((performance.now() - startedMs) / 1000);
    bareSeconds.push(looked.seconds);
    stationCpuMs = perPart(stationCpuMs, stationCpu());
    bareCpuMs = perPart(bareCpuMs, bareUsedMs);
    times.push(...looked.times);
  }
  const sum = (seconds: readonly number[]) => seconds.reduce((total, next) => total + next, 0);
  const all = parts * rounds;
  return {
    ratio: sum(bareSeconds) / sum(stationSeconds),
    station: all / sum(stationSeconds),
    bare: all / sum(bareSeconds),
    times,
    stationCpuMs,
    bareCpuMs,
  };
}

function cpuReport({ stationCpuMs, bareCpuMs }: Throughput) {
  if (stationCpuMs === null || bareCpuMs === null) return { cpuRatio: null };
  return {
    cpuRatio: rounded(bareCpuMs / stationCpuMs, 3),
    stationCpuMsPerPart: rounded(stationCpuMs),
    bareCpuMsPerPart: rounded(bareCpuMs),
  };
}

function perPart(soFarMs: number | null, usedMs: number | null): number | null {
  return soFarMs === null || usedMs === null ? null : soFarMs + usedMs / (parts * rounds);
}

/** Returns the processor milliseconds used since, by this process and its descendants; `null` where the system does not tell. */
function cpuMeter(): () => number | null {
  const before = processorTimeMs();
  return () => {
    const now = processorTimeMs();
    return before === null || now === null ? null : now - before;
  };
}

/** Latencies at half the maximum throughput. */
function measureLatency(
  corpus: Corpus,
  { camera, line }: StationUnderTest,
  perSecond: number,
): Promise<readonly number[]> {
  return playCamera({ staged, camera, line, names: stage(corpus, parts * 3), everyMs: 2000 / perSecond });
}

function measureWindow(corpus: Corpus, modelFile: string): ReturnType<typeof measureWindowDelay> {
  const camera = path.join(root, 'window-camera');
  mkdirSync(camera);
  return measureWindowDelay({ root, modelFile, camera, staged, names: stage(corpus, parts * rounds) });
}

try {
  const corpus = await chooseCorpus();
  const modelFile = path.join(root, 'model.onnx');
  writeFileSync(modelFile, corpus.model);
  const subject = await startStationUnderTest(root, modelFile, workers);
  const { input } = subject.profile;
  const bare = startBare(workers, { model: corpus.model, input: input.name, width: input.width, height: input.height });
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  const throughput = await measureThroughput(corpus, subject, bare);
  loop.disable();
  await bare.close();
  const latencies = await measureLatency(corpus, subject, throughput.station);
  const order = {
    ...{ root, subject, modelFile, rounds, parts, staged },
    perSecond: throughput.station,
    stage: (count: number, isWanted?: (serial: string) => boolean) => stage(corpus, count, isWanted),
  };
  const shadow = await measureShadowCost(order);
  const canary = await measureCanaryCost(order);
  await subject.station.stop();

  const window = values['no-window'] ? null : await measureWindow(corpus, modelFile);

  const history =
    values.history === undefined
      ? null
      : await measureWithHistory({
          root,
          history: values.history,
          modelFile,
          workers,
          rounds,
          parts,
          staged,
          stage: (count) => stage(corpus, count),
        });

  const decodeMs = percentile(
    throughput.times.map((times) => times.decodeMs),
    0.5,
  );
  const runMs = percentile(
    throughput.times.map((times) => times.runMs),
    0.5,
  );
  const p50 = percentile(latencies, 0.5);
  const p95 = percentile(latencies, 0.95);
  const report = {
    corpus: corpus.name,
    workers,
    throughput: {
      ratio: rounded(throughput.ratio, 3),
      stationPartsPerSecond: rounded(throughput.station),
      barePartsPerSecond: rounded(throughput.bare),
      ...cpuReport(throughput),
      rounds,
      partsPerRound: parts,
    },
    latencyAtHalfLoad: {
      parts: latencies.length,
      p50Ms: rounded(p50),
      p95Ms: rounded(p95),
      bareDecodeMs: rounded(decodeMs),
      bareRunMs: rounded(runMs),
      p50Ratio: rounded(p50 / (decodeMs + runMs)),
      p95Ratio: rounded(p95 / (decodeMs + runMs)),
    },
    engineEventLoop: {
      p50Ms: rounded(loop.percentile(50) / 1e6),
      p99Ms: rounded(loop.percentile(99) / 1e6),
      maxMs: rounded(loop.max / 1e6),
    },
    shadow,
    canary,
    window,
    withHistory: history && {
      ratio: rounded(history.ratio, 3),
      newStationPartsPerSecond: rounded(history.newStationPartsPerSecond),
      oldStationPartsPerSecond: rounded(history.oldStationPartsPerSecond),
    },
    store: rows > 0 ? measureStore(rows) : null,
  };
  console.log(JSON.stringify(report, null, 2));
} finally {
  rmSync(root, { recursive: true, force: true });
}

import { useTranslation } from 'react-i18next';
import {
  Area,
  Bar,
  type BarShapeProps,
  CartesianGrid,
  ComposedChart,
  type DotItemDotProps,
  Legend,
  Line,
  Rectangle,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { useRunningPoint } from '../filter/use-running-point.ts';
import { legend } from './legend.tsx';
import { axis, fills, type Tone, tones, tooltip } from './look.ts';
import { isDayLabel, timeTicks } from './time-ticks.ts';
import { type Measure, valueAxis } from './value-axis.ts';

export type TimePoint = Readonly<{ at: Instant }> & Readonly<Record<string, number | null | readonly [number, number]>>;
export type Series = {
  readonly key: string;
  readonly label: string;
  readonly tone: Tone;
  /** `steps` holds its value to the next point; `band` is a pair, from and to; `stack` is drawn on top of the series before. */
  readonly kind: 'line' | 'steps' | 'band' | 'stack' | 'bar';
};

type Props = {
  readonly points: readonly TimePoint[];
  readonly series: readonly Series[];
  readonly show: (value: number) => string;
  /** The same without its unit, if it has one: an axis names it once. */
  readonly bare?: (value: number) => string;
  /** What the value axis measures; counts unless it is said. */
  readonly measure?: Measure;
  /** Goes to the parts behind a point. */
  readonly onPoint?: (at: Instant) => void;
  /** Points that stand out: large rings, on the first series. */
  readonly isMarked?: (point: TimePoint) => boolean;
  /** Which point still runs, if the points are not those of the period's series. */
  readonly running?: Instant | null;
};

/** Figures over time. The point that still runs is drawn unfinished: its count is not complete yet. */
export function TimeChart({ points, series, show, bare, measure, isMarked, onPoint, running: own }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ofSeries = useRunningPoint();
  const running = own === undefined ? ofSeries : own;
  const lengthMs = (points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0);
  const hasBars = series.some(({ kind }) => kind === 'bar' || kind === 'stack');
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 400, height: 256 }}>
      <ComposedChart
        data={[...points]}
        onClick={({ activeLabel }) => activeLabel !== undefined && onPoint?.(Number(activeLabel))}
        margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="at"
          {...(hasBars ? {} : { type: 'number', scale: 'time', domain: ['dataMin', 'dataMax'] })}
          tickFormatter={(at) => (isDayLabel(at, lengthMs) ? format.day : format.hourMinute)(at)}
          interval="equidistantPreserveStart"
          minTickGap={12}
          {...ticksAmong(points, hasBars)}
          {...axis}
        />
        <YAxis {...valueAxis([...figuresOf(points), ...heightsOf(points, series)], measure, { show, bare })} />
        <Tooltip
          {...tooltip}
          labelFormatter={(at) =>
            Number(at) === running ? t('chart.so-far', { at: format.dayTime(Number(at)) }) : format.dayTime(Number(at))
          }
          formatter={(value) =>
            Array.isArray(value) ? value.map((end) => show(Number(end))).join(' – ') : show(Number(value))
          }
        />
        {series.length > 1 && <Legend {...legend} />}
        {series.map((one, index) => drawingOf(one, index === 0 ? isMarked : undefined, running))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** Round times as ticks. Bars stand at their points, so that only those can be ticks; of a few points, all are. */
function ticksAmong(points: readonly TimePoint[], hasBars: boolean): { readonly ticks?: number[] } {
  const ticks = timeTicks(points[0]?.at ?? 0, points.at(-1)?.at ?? 0);
  const starts = new Set(points.map(({ at }) => at));
  const drawn = hasBars ? ticks.filter((at) => starts.has(at)) : ticks;
  return drawn.length < 2 ? {} : { ticks: [...drawn] };
}

function figuresOf(points: readonly TimePoint[]): readonly number[] {
  return points.flatMap((point) =>
    Object.entries(point).flatMap(([key, figure]) => (key === 'at' ? [] : (figure ?? []))),
  );
}

/** How high the bars are that stand on each other. */
function heightsOf(points: readonly TimePoint[], series: readonly Series[]): readonly number[] {
  const stacked = series.filter(({ kind }) => kind === 'stack').map(({ key }) => key);
  if (stacked.length === 0) return [];
  return points.map((point) =>
    stacked.reduce((sum, key) => sum + (typeof point[key] === 'number' ? point[key] : 0), 0),
  );
}

function drawingOf({ key, label, tone, kind }: Series, isMarked: Props['isMarked'], running: Instant | null) {
  const shared = { dataKey: key, name: label, isAnimationActive: false };
  switch (kind) {
    case 'line':
      return (
        <Line
          key={key}
          {...shared}
          {...tones[tone]}
          type="linear"
          legendType="plainline"
          connectNulls={false}
          dot={dots(isMarked, running, tones[tone].stroke)}
        />
      );
    case 'steps':
      return <Line key={key} {...shared} {...tones[tone]} type="step" legendType="plainline" dot={false} />;
    case 'band':
      return <Area key={key} {...shared} {...fills.quiet} stroke="none" type="linear" />;
    case 'bar':
      return <Bar key={key} {...shared} {...fills[tone]} shape={barUnless(running, fills[tone])} />;
    case 'stack':
      return <Bar key={key} {...shared} {...fills[tone]} stackId="all" shape={barUnless(running, fills[tone])} />;
    default:
      return kind satisfies never;
  }
}

/** With more points than this, dots would hide the line. */
const MOST_DOTS = 150;

/** Dots of a line: large rings where a point stands out, and a hollow one for the point that still runs. */
function dots(isMarked: Props['isMarked'], running: Instant | null, colour: string) {
  return ({ key, cx, cy, payload, value, points }: DotItemDotProps) => {
    if (typeof value !== 'number') return <g key={key} />;
    const stands = payload !== undefined && isMarked?.(payload) === true;
    const isHollow = stands || payload?.at === running;
    if (!isHollow && points.length > MOST_DOTS) return <g key={key} />;
    return (
      <circle
        key={key}
        cx={cx}
        cy={cy}
        r={stands ? 6 : isHollow ? 4 : 2.5}
        fill={isHollow ? 'var(--surface)' : colour}
        stroke={colour}
        strokeWidth={stands ? 3 : isHollow ? 1.5 : 0}
      />
    );
  };
}

const unfinished = { fillOpacity: 0.3, stroke: 'var(--ink-dim)', strokeWidth: 1, strokeDasharray: '3 2' } as const;

/** A bar, faint and with a dashed edge while it still grows. */
function barUnless(running: Instant | null, look: (typeof fills)[Tone]) {
  return ({ payload, x, y, width, height }: BarShapeProps) => (
    <Rectangle {...{ x, y, width, height, ...look, ...(payload?.at === running ? unfinished : {}) }} />
  );
}

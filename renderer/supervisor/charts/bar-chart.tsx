import { Bar, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormat } from '../../ui/words/use-format.ts';
import { legend } from './legend.tsx';
import { axis, fills, type Tone, tones, tooltip } from './look.ts';
import { upToAll } from './share-ticks.ts';
import { type Measure, valueAxis } from './value-axis.ts';

export type BarRow = Readonly<{ name: string }> & Readonly<Record<string, number | string | null>>;

type Props = {
  readonly rows: readonly BarRow[];
  readonly bars: readonly { readonly key: string; readonly label: string; readonly tone: Tone }[];
  readonly show: (value: number) => string;
  /** The same without its unit, if it has one: an axis names it once. */
  readonly bare?: (value: number) => string;
  /** What the bars measure; counts unless it is said. */
  readonly measure?: Measure;
  /** Goes to the parts behind the bars of one name. */
  readonly onName?: (name: string) => void;
  /** A share on the right axis, 0 to 1, as a line over the bars. */
  readonly share?: { readonly key: string; readonly label: string };
};

/** Figures side by side, by name. */
export function BarChart({ rows, bars, show, bare, measure, share, onName }: Props) {
  const format = useFormat();
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 400, height: 256 }}>
      <ComposedChart
        data={[...rows]}
        onClick={({ activeLabel }) => activeLabel !== undefined && onName?.(String(activeLabel))}
        margin={{ top: 8, right: share === undefined ? 12 : 0, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="name" interval="preserveStart" tickFormatter={shortened} {...axis} />
        <YAxis
          yAxisId="left"
          {...valueAxis(
            bars.flatMap(({ key }) => figuresOf(rows, key)),
            measure,
            { show, bare },
          )}
        />
        {share !== undefined && (
          <YAxis
            yAxisId="right"
            orientation="right"
            {...valueAxis(figuresOf(rows, share.key), upToAll([0]), { show: format.wholePercent })}
          />
        )}
        <Tooltip
          {...tooltip}
          formatter={(value, _name, { dataKey }) =>
            dataKey === share?.key ? format.percent(Number(value)) : show(Number(value))
          }
        />
        {bars.length + (share === undefined ? 0 : 1) > 1 && <Legend {...legend} />}
        {bars.map(({ key, label, tone }) => (
          <Bar
            key={key}
            yAxisId="left"
            dataKey={key}
            name={label}
            maxBarSize={64}
            isAnimationActive={false}
            {...fills[tone]}
          />
        ))}
        {share !== undefined && (
          <Line
            yAxisId="right"
            dataKey={share.key}
            name={share.label}
            isAnimationActive={false}
            legendType="plainline"
            dot={{ r: 3, strokeDasharray: 'none' }}
            {...tones.second}
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function figuresOf(rows: readonly BarRow[], key: string): readonly number[] {
  return rows.flatMap((row) => (typeof row[key] === 'number' ? row[key] : []));
}

/** Names of lots and classes can be longer than their bar is wide. */
function shortened(name: string): string {
  return name.length > 14 ? `${name.slice(0, 13)}…` : name;
}

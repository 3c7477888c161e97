import { useId } from 'react'
import { chartTexts } from '../text/en/chart.ts'
import { buildBarPath, buildLinePath, buildSpreadPath, type Scales } from './build-paths.ts'
import { type ChartModel, type ChartSeries, formatTick } from './chart-model.ts'
import { listBandStripes } from './list-band-stripes.ts'
import { findPrintDash } from './print-dashes.ts'
import styles from './printed-chart.module.css'
import { spreadLabels } from './spread-labels.ts'
import { computeTimeTicks } from './time-ticks.ts'

/** The drawing, in units of its own: paper scales it. */
const width = 760
const height = 300
const area = { left: 52, top: 24, bottom: height - 40 }

/** Width of a letter of its text, about; and what names at the ends of lines may take at most. */
const letterWidth = 6.2
const mostNames = 280

/** Shortens a name to what there is room for; the table below has the whole. */
function shorten(name: string): string {
  const most = Math.floor((mostNames - 34) / letterWidth)
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`
}

/** Distances of the lines that tell one band from the next without colour. */
const hatches = [0, 16, 11, 7, 4]

/** A chart as it is printed: sharp at any size, with patterns besides colours, always on light ground. */
export function PrintedChart({ model, label }: { model: ChartModel; label: string }) {
  const id = useId()
  const { series, left, right, shown, timeZone, gaps, bands, strips, nowS } = model
  const names = series.map(({ shortName }) => shortName)
  const namesWidth = Math.min(mostNames, 34 + letterWidth * Math.max(...names.map(({ length }) => length), 0))
  const areaRight =
    width -
    (right === undefined ? 0 : 48) -
    (series.length > 1 ? namesWidth : bands.length > 0 ? 84 : strips.length > 0 ? 36 : 16)
  const toX = (timeS: number) =>
    area.left + ((timeS - shown.from) / (shown.to - shown.from)) * (areaRight - area.left)
  const scalesOf = (axis: ChartSeries['axis']): Scales => {
    const { min, max } = (axis === 'right' ? right : left) ?? left
    return { toX, toY: (value) => area.bottom - ((value - min) / (max - min)) * (area.bottom - area.top) }
  }
  const { toY } = scalesOf('left')
  const labels = placeLabels(series, shown, scalesOf)
  return (
    <svg className={styles.printed} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <defs>
        <clipPath id={`${id}area`}>
          <rect x={area.left} y={area.top} width={areaRight - area.left} height={area.bottom - area.top} />
        </clipPath>
        {bands.map(({ step, index }) => (
          <pattern
            key={index}
            id={`${id}band${index}`}
            width={hatches[step] || 8}
            height={hatches[step] || 8}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            {(hatches[step] ?? 0) > 0 && <path className={styles.hatch} d={`M0 0V${hatches[step]}`} />}
          </pattern>
        ))}
      </defs>
      {listBandStripes(bands, left).map(({ band, from, to }) => {
        const box = { x: area.left, y: toY(to), width: areaRight - area.left, height: toY(from) - toY(to) }
        return (
          <g key={band.index}>
            <rect {...box} className={styles.band} style={{ fill: `var(${band.colour})` }} />
            <rect {...box} fill={`url(#${id}band${band.index})`} />
            {series.length === 1 && box.height >= 12 && (
              <text className={styles.text} x={areaRight + 8} y={box.y + box.height / 2 + 4}>
                {band.name}
              </text>
            )}
          </g>
        )
      })}
      {left.ticks.map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${area.left} ${toY(tick)}H${areaRight}`} />
          <text className={styles.text} x={area.left - 6} y={toY(tick) + 4} textAnchor="end">
            {formatTick(tick, left, series.find(({ axis }) => axis === 'left')?.unit)}
          </text>
        </g>
      ))}
      {right?.ticks.map((tick) => (
        <text key={tick} className={styles.text} x={areaRight + 6} y={scalesOf('right').toY(tick) + 4}>
          {formatTick(tick, right, series.find(({ axis }) => axis === 'right')?.unit)}
        </text>
      ))}
      {computeTimeTicks(shown, timeZone, 8).map(({ time, label: text, below }) => (
        <g key={time} transform={`translate(${toX(time)} ${area.bottom})`}>
          <path className={styles.grid} d="M0 0V4" />
          <text className={styles.text} y={17} textAnchor="middle">
            {text}
          </text>
          <text className={styles.text} y={32} textAnchor="middle">
            {below}
          </text>
        </g>
      ))}
      <g clipPath={`url(#${id}area)`}>
        {gaps.map(({ from, to }) => (
          <g key={from}>
            <rect
              className={styles.gap}
              x={toX(from)}
              y={area.top}
              width={toX(to) - toX(from)}
              height={area.bottom - area.top}
            />
            {toX(to) - toX(from) > 50 && (
              <text
                className={styles.text}
                x={(toX(from) + toX(to)) / 2}
                y={area.top + 14}
                textAnchor="middle"
              >
                {chartTexts.noData}
              </text>
            )}
          </g>
        ))}
        {series.map((one, index) => (
          <PrintedSeries key={one.id} series={one} scales={scalesOf(one.axis)} index={index} />
        ))}
        {nowS > shown.from && nowS < shown.to && (
          <path className={styles.now} d={`M${toX(nowS)} ${area.top}V${area.bottom}`} />
        )}
      </g>
      {strips.map(({ from, to }) => (
        <rect
          key={from}
          className={styles.strip}
          x={toX(from)}
          y={area.top - 9}
          width={Math.max(0.5, toX(to) - toX(from))}
          height={6}
        />
      ))}
      {strips.length > 0 && right === undefined && (
        <text className={styles.text} x={areaRight + 6} y={area.top - 2}>
          {chartTexts.strip}
        </text>
      )}
      <text className={styles.text} x={area.left - 6} y={12} textAnchor="end">
        {series.find(({ axis }) => axis === 'left')?.unit.symbol}
      </text>
      <text className={styles.text} x={areaRight + 6} y={12}>
        {series.find(({ axis }) => axis === 'right')?.unit.symbol}
      </text>
      {right !== undefined &&
        (['left', 'right'] as const).map((side) =>
          series
            .map((one, index) => ({ one, dash: findPrintDash(index) }))
            .filter(({ one }) => one.axis === side)
            .map(({ one, dash }, index) => (
              <path
                key={one.id}
                className={styles.line}
                style={{ '--series': `var(${one.colour})` } as Record<string, string>}
                strokeDasharray={dash}
                d={`M${side === 'left' ? area.left + index * 24 : areaRight - 20 - index * 24} 8h20`}
              />
            )),
        )}
      {series.length > 1 &&
        labels.map(({ one, y, index }) => (
          <g key={one.id} transform={`translate(${areaRight + (right === undefined ? 8 : 46)} ${y})`}>
            <path
              className={styles.line}
              style={{ '--series': `var(${one.colour})` } as Record<string, string>}
              strokeDasharray={findPrintDash(index)}
              d="M0 0H18"
            />
            <text className={styles.text} x={22} y={4}>
              {shorten(one.shortName)}
            </text>
          </g>
        ))}
    </svg>
  )
}

function PrintedSeries({ series, scales, index }: { series: ChartSeries; scales: Scales; index: number }) {
  const { columns, shape, colour } = series
  const style = { '--series': `var(${colour})` } as Record<string, string>
  if (shape === 'bars')
    return <path className={styles.bars} style={style} d={buildBarPath(columns, scales)} />
  return (
    <g style={style}>
      {shape === 'line' && !columns.isRaw && (
        <path className={styles.spread} d={buildSpreadPath(columns, scales)} />
      )}
      <path
        className={styles.line}
        strokeDasharray={findPrintDash(index)}
        d={buildLinePath(columns, scales, shape === 'steps')}
      />
    </g>
  )
}

function placeLabels(
  series: readonly ChartSeries[],
  shown: ChartModel['shown'],
  scalesOf: (axis: ChartSeries['axis']) => Scales,
): readonly { one: ChartSeries; y: number; index: number }[] {
  const ends = series.flatMap((one, at) => {
    const { x, mean } = one.columns
    const index = x.findLastIndex(
      (time, point) => time >= shown.from && time <= shown.to && (mean[point] ?? null) !== null,
    )
    const value = mean[index] ?? null
    return value === null ? [] : [{ one, index: at, wanted: scalesOf(one.axis).toY(value) }]
  })
  const places = spreadLabels(
    ends.map(({ wanted }) => wanted),
    13,
    area.top,
    area.bottom,
  )
  return ends.map(({ one, index, wanted }, place) => ({ one, index, y: places[place] ?? wanted }))
}

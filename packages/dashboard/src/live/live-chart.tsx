import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ChartLine, Info } from 'lucide-react'
import { compareSearchOf } from '../app/sensor-links.ts'
import { SeriesChart } from '../chart/series-chart.tsx'
import { rangePresets } from '../chart/time-range.ts'
import type { Variable } from '../data/queries.ts'
import { Empty } from '../design/empty.tsx'
import { chartTexts } from '../text/en/chart.ts'
import styles from './live-chart.module.css'
import type { ShownSensor } from './shown-sensor.ts'

/** Settings of the chart. */
export interface LiveChartProps {
  readonly variable: Variable
  /** The sensor whose course is drawn, if there is any. */
  readonly shown: ShownSensor | undefined
}

/** The course of one sensor, with the ways to more about it. */
export function LiveChart({ variable, shown }: LiveChartProps) {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  if (shown === undefined) return <Empty title={chartTexts.nobody} />
  const { sensor, datum } = shown
  const name = sensor.name ?? sensor.sensor_id
  return (
    <div className={styles.box}>
      <SeriesChart
        sensor={sensor}
        variable={variable}
        preset={rangePresets.find((preset) => preset === search.range) ?? 'today'}
        onPreset={(range) =>
          void navigate({ to: '.', search: (before) => ({ ...before, range }), replace: true })
        }
        latest={datum}
      >
        <Link
          className={styles.link}
          to="/compare"
          search={compareSearchOf(sensor, variable.var_name)}
          aria-label={chartTexts.compare(name)}
          title={chartTexts.compare(name)}
        >
          <ChartLine size={18} aria-hidden />
        </Link>
        <Link
          className={styles.link}
          to="/sensors/$sensor"
          params={{ sensor: sensor.sensor_id }}
          aria-label={chartTexts.about(name)}
          title={chartTexts.about(name)}
        >
          <Info size={18} aria-hidden />
        </Link>
      </SeriesChart>
    </div>
  )
}

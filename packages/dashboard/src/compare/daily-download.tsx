import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { everything } from '../calendar/calendar-search.ts'
import { chooseHours } from '../calendar/choose-calendar.ts'
import { listMetrics } from '../calendar/figures.ts'
import { writeDays, writeHours } from '../calendar/hour-selection.ts'
import { HoursPicker } from '../calendar/hours-picker.tsx'
import type { TimeRange } from '../chart/time-range.ts'
import type { AskedSeries } from '../chart/use-series.ts'
import { formatNumber } from '../data/format-value.ts'
import { queries } from '../data/queries.ts'
import { saveText } from '../data/save-text.ts'
import { writeCsv } from '../data/write-csv.ts'
import { Button } from '../design/button.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Notice } from '../design/notice.tsx'
import { compareTexts } from '../text/en/compare.ts'
import styles from './download-dialog.module.css'
import { dailyColumns, findLocalDays, listDailyRows } from './list-daily-rows.ts'

/** Settings of the file. */
export interface DailyDownloadProps {
  readonly series: readonly (AskedSeries & { readonly name: string })[]
  readonly range: TimeRange
}

const { download } = compareTexts

/** Saves figures of days, in hours and on days of the week that are chosen here, as the API has them. */
export function DailyDownload({ series, range }: DailyDownloadProps) {
  const { client } = useDashboard()
  const [asked, setAsked] = useState<{ hours?: string | undefined; days?: string | undefined }>({})
  const [saved, setSaved] = useState<{ name: string; rows: number }>()
  const locationId = series.find(({ sensor }) => sensor.location_id !== undefined)?.sensor.location_id
  const settings = useQuery({
    ...queries.settings(client, locationId ?? ''),
    enabled: locationId !== undefined,
  })
  const counted = series.filter(({ variable }) => listMetrics(variable.kind).length > 0)
  const chosen = settings.data && chooseHours(asked, settings.data)
  const hours = chosen?.hours.value && writeHours(chosen.hours.value)
  const days = chosen?.days.value && writeDays(chosen.days.value)
  const questions = counted.map(({ sensor, variable }) => ({
    sensorId: sensor.sensor_id,
    varName: variable.var_name,
    ...findLocalDays(range, sensor.time_zone ?? 'UTC'),
    ...(hours !== undefined && { hours }),
    ...(days !== undefined && { days }),
  }))
  const figures = useQuery({
    queryKey: ['sensorDaily', questions],
    queryFn: ({ signal }) =>
      Promise.all(
        questions.map(({ sensorId, varName, ...query }) =>
          client.readSensorDaily(sensorId, varName, query, { signal }),
        ),
      ),
    enabled: chosen !== undefined && counted.length > 0,
  })
  if (counted.length === 0) return <p className={styles.range}>{download.noDaily}</p>
  const error = settings.error ?? figures.error
  if (error !== null)
    return (
      <FailureNotice
        error={error}
        onTryAgain={() => {
          if (settings.error !== null) settings.refetch()
          else figures.refetch()
        }}
      />
    )
  const rows = listDailyRows(
    counted.flatMap(({ sensor, variable, name }, index) => {
      const answer = figures.data?.[index]
      return answer === undefined ? [] : [{ sensorId: sensor.sensor_id, name, variable, answer }]
    }),
    { hours: hours ?? everything, days: days ?? everything },
  )
  const rowsText = download.rows(rows.length, formatNumber(rows.length))
  const name = `daily_${questions[0]?.from}_${questions[0]?.to}.csv`
  return (
    <>
      <p className={styles.range}>{download.dailyNote}</p>
      <div className={styles.choices}>
        {chosen && settings.data && (
          <HoursPicker choice={chosen} settings={settings.data} onChange={setAsked} />
        )}
        <Button
          look="primary"
          isDisabled={figures.data === undefined}
          onPress={() => {
            saveText(name, 'text/csv', writeCsv(dailyColumns, rows))
            setSaved({ name, rows: rows.length })
          }}
        >
          {figures.data === undefined ? download.counting : download.save(rowsText)}
        </Button>
      </div>
      {saved && (
        <Notice>{download.saved(saved.name, download.rows(saved.rows, formatNumber(saved.rows)))}</Notice>
      )}
    </>
  )
}

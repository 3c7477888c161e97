import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { chooseHours } from '../calendar/choose-calendar.ts'
import { HoursPicker } from '../calendar/hours-picker.tsx'
import type { TimeRange } from '../chart/time-range.ts'
import type { RowFormat } from '../data/file-format.ts'
import { queries } from '../data/queries.ts'
import { FailureNotice } from '../design/failure-notice.tsx'
import { compareTexts } from '../text/en/compare.ts'
import styles from './download-dialog.module.css'
import { FileList } from './file-list.tsx'
import { type DailySeries, planDailyFiles } from './plan-daily-files.ts'

/** Settings of the files. */
export interface DailyDownloadProps {
  readonly series: readonly DailySeries[]
  readonly range: TimeRange
  readonly format: RowFormat
}

const { download } = compareTexts

/** Files of the figures of days, in hours and on days of the week that are chosen here. */
export function DailyDownload({ series, range, format }: DailyDownloadProps) {
  const { client } = useDashboard()
  const [asked, setAsked] = useState<{ hours?: string | undefined; days?: string | undefined }>({})
  const locationId = series.find(({ sensor }) => sensor.location_id !== undefined)?.sensor.location_id
  const settings = useQuery({
    ...queries.settings(client, locationId ?? ''),
    enabled: locationId !== undefined,
  })
  if (settings.error !== null)
    return <FailureNotice error={settings.error} onTryAgain={() => void settings.refetch()} />
  if (!settings.data) return <p className={styles.range}>{download.reading}</p>
  const choice = chooseHours(asked, settings.data)
  const files = planDailyFiles(series, range, choice, format)
  if (files.length === 0) return <p className={styles.range}>{download.noDaily}</p>
  return (
    <>
      <p className={styles.range}>{download.dailyNote}</p>
      <div className={styles.choices}>
        <HoursPicker choice={choice} settings={settings.data} onChange={setAsked} />
      </div>
      <FileList files={files} format={format} began={download.startedDaily} />
    </>
  )
}

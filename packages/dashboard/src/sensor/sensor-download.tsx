import { useMutation, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { type FileFormat, fileFormats } from '../data/file-format.ts'
import type { Sensor, Variable } from '../data/queries.ts'
import { isTooLong } from '../data/sheet-rows.ts'
import { Button } from '../design/button.tsx'
import { DateRangeField } from '../design/date-range-field.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Select } from '../design/select.tsx'
import { fileTexts } from '../text/en/files.ts'
import { sensorTexts } from '../text/en/sensor.ts'
import { findLastWeek, readDays } from './read-days.ts'
import styles from './sensor-download.module.css'
import { sensorQueries } from './sensor-queries.ts'
import { writeDownload } from './write-download.ts'

const { download: words } = sensorTexts

/** Settings of the form. */
export interface SensorDownloadProps {
  readonly sensor: Sensor
  /** What can be downloaded; at least one. */
  readonly variables: readonly Variable[]
  readonly nowS: number
}

/** Downloads a part of the history of a sensor by an address that works once. */
export function SensorDownload({ sensor, variables, nowS }: SensorDownloadProps) {
  const { client } = useDashboard()
  const zone = sensor.time_zone ?? 'UTC'
  const [chosen, setChosen] = useState(() => findLastWeek(nowS, zone))
  const [varName, setVarName] = useState(variables[0]?.var_name ?? '')
  const [format, setFormat] = useState<FileFormat>('xlsx')
  const days = readDays(chosen)
  const range = typeof days === 'object' ? days : undefined
  const part = { sensorId: sensor.sensor_id, varName, from: '', to: '', ...range }
  const rows = useQuery({ ...sensorQueries.rows(client, part), enabled: range !== undefined })
  const begin = useMutation({
    mutationFn: () => client.createDownload(writeDownload(part, format)),
    // The answer is a file to be stored, so the page stays.
    onSuccess: ({ url }) => location.assign(url),
  })
  const tooLong = isTooLong(format, rows.data)
  const fault = typeof days === 'string' ? words[days] : tooLong ? words.tooManyRows : undefined
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        begin.mutate()
      }}
    >
      <p className={styles.wide}>{words.lead(zone)}</p>
      <Select
        label={words.variable}
        showLabel
        options={variables.map(({ var_name, label }) => ({ value: var_name, text: label }))}
        value={varName}
        onChange={setVarName}
      />
      <DateRangeField
        label={words.days}
        showLabel
        days={chosen}
        today={findLastWeek(nowS, zone).last}
        onChange={setChosen}
      />
      <Select
        label={words.format}
        showLabel
        options={fileFormats.map((value) => ({ value, text: fileTexts.formats[value] }))}
        value={format}
        onChange={setFormat}
      />
      <Button type="submit" isDisabled={range === undefined || rows.data === 0 || tooLong || begin.isPending}>
        <Download size={16} aria-hidden />
        {words.save(rows.data)}
      </Button>
      <p className={styles.wide} role="status">
        {fault ?? (rows.isFetching ? words.counting : rows.data === 0 ? words.none : undefined)}
        {begin.data && !fault && words.begun(begin.data.file_name)}
      </p>
      {rows.error && (
        <div className={styles.wide}>
          <FailureNotice error={rows.error} onTryAgain={() => void rows.refetch()} />
        </div>
      )}
      {begin.error && (
        <div className={styles.wide}>
          <FailureNotice error={begin.error} title={fileTexts.notBegun} />
        </div>
      )}
    </form>
  )
}

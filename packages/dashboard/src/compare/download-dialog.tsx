import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { nameRange, nameZoneInRange } from '../chart/name-range.ts'
import type { TimeRange } from '../chart/time-range.ts'
import type { AskedSeries } from '../chart/use-series.ts'
import { formatNumber } from '../data/format-value.ts'
import { isTooLong } from '../data/sheet-rows.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Notice } from '../design/notice.tsx'
import { Segments } from '../design/segments.tsx'
import { compareTexts } from '../text/en/compare.ts'
import { DailyDownload } from './daily-download.tsx'
import styles from './download-dialog.module.css'
import {
  type DownloadedSeries,
  drawnFormats,
  type FileFormat,
  fileFormats,
  type PlannedFile,
  planDownloads,
} from './plan-downloads.ts'

/** Settings of the dialog. */
export interface DownloadDialogProps {
  readonly series: readonly (DownloadedSeries & AskedSeries)[]
  readonly range: TimeRange
  readonly timeZone: string
  readonly nowS: number
  readonly isOpen: boolean
  readonly onClose: () => void
}

const { download } = compareTexts

/** What can be in a file. */
const whats = ['measured', 'drawn', 'daily'] as const

/** Has the browser fetch files of what is compared, by addresses that work once. */
export function DownloadDialog({ series, range, timeZone, nowS, isOpen, onClose }: DownloadDialogProps) {
  const { client } = useDashboard()
  const [format, setFormat] = useState<FileFormat>('xlsx')
  const [what, setWhat] = useState<(typeof whats)[number]>('measured')
  const start = useMutation({
    mutationFn: async (file: PlannedFile) => {
      const { url } = await client.createDownload(file.input)
      location.assign(url)
      return file
    },
  })
  const rowsOf = (rows: number) => download.rows(rows, formatNumber(rows))
  const formats: readonly FileFormat[] = what === 'drawn' ? drawnFormats : fileFormats
  const taken = formats.includes(format) ? format : (formats[0] ?? 'xlsx')
  const files = what === 'daily' ? [] : planDownloads(series, range, taken, what)
  const hasTooLong = files.some(({ rows }) => isTooLong(taken, rows))
  return (
    <Dialog
      title={download.title}
      isOpen={isOpen}
      onClose={onClose}
      acts={<Button onPress={onClose}>{download.close}</Button>}
    >
      <p className={styles.range}>
        {download.range(nameRange(range, timeZone, nowS), nameZoneInRange(timeZone, range))}
      </p>
      <div className={styles.choices}>
        <Segments
          label={download.what}
          value={what}
          onChange={setWhat}
          options={whats.map((value) => ({ value, text: download.whats[value] }))}
        />
        {what !== 'daily' && (
          <Segments
            label={download.format}
            value={taken}
            onChange={setFormat}
            options={formats.map((value) => ({ value, text: download.formats[value] }))}
          />
        )}
      </div>
      {what === 'drawn' && <p className={styles.range}>{download.rowsOnly}</p>}
      {hasTooLong && <p className={styles.range}>{download.tooManyRows}</p>}
      {what === 'daily' && <DailyDownload series={series} range={range} />}
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map((file) => {
            const name = file.names.length > 1 ? download.oneFile(file.names.length) : file.names.join()
            return (
              <li key={file.id} className={styles.file}>
                <span className={styles.name}>{name}</span>
                <span className={styles.rows}>{rowsOf(file.rows)}</span>
                <Button
                  size="small"
                  look="primary"
                  aria-label={download.get(name)}
                  isDisabled={start.isPending || isTooLong(taken, file.rows)}
                  onPress={() => start.mutate(file)}
                >
                  {download.open}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      {start.isError && <FailureNotice error={start.error} title={download.notBegun} />}
      {start.isSuccess && what !== 'daily' && (
        <Notice>{download.started(start.data.input.file_name ?? '', rowsOf(start.data.rows))}</Notice>
      )}
    </Dialog>
  )
}

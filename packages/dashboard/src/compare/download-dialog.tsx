import { useState } from 'react'
import { nameRange, nameZoneInRange } from '../chart/name-range.ts'
import type { TimeRange } from '../chart/time-range.ts'
import type { AskedSeries } from '../chart/use-series.ts'
import { type FileFormat, fileFormats, type RowFormat, rowFormats } from '../data/file-format.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Segments } from '../design/segments.tsx'
import { compareTexts } from '../text/en/compare.ts'
import { fileTexts } from '../text/en/files.ts'
import { DailyDownload } from './daily-download.tsx'
import styles from './download-dialog.module.css'
import { FileList } from './file-list.tsx'
import { type DownloadedSeries, planDownloads } from './plan-downloads.ts'

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

/** Has the browser fetch files of what is compared. */
export function DownloadDialog({ series, range, timeZone, nowS, isOpen, onClose }: DownloadDialogProps) {
  const [format, setFormat] = useState<FileFormat>('xlsx')
  const [what, setWhat] = useState<(typeof whats)[number]>('measured')
  const formats: readonly FileFormat[] = what === 'measured' ? fileFormats : rowFormats
  const rowFormat: RowFormat = rowFormats.find((one) => one === format) ?? 'xlsx'
  const taken = what === 'measured' ? format : rowFormat
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
        <Segments
          label={download.format}
          value={taken}
          onChange={setFormat}
          options={formats.map((value) => ({ value, text: fileTexts.formats[value] }))}
        />
      </div>
      {what === 'drawn' && <p className={styles.range}>{download.rowsOnly}</p>}
      {what === 'daily' ? (
        <DailyDownload series={series} range={range} format={rowFormat} />
      ) : (
        <FileList
          key={what}
          files={planDownloads(series, range, taken, what)}
          format={taken}
          began={download.started}
        />
      )}
    </Dialog>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useDashboard } from '../app/dashboard-context.tsx'
import type { FileFormat } from '../data/file-format.ts'
import { formatNumber } from '../data/format-value.ts'
import { isTooLong } from '../data/sheet-rows.ts'
import { Button } from '../design/button.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Notice } from '../design/notice.tsx'
import { compareTexts } from '../text/en/compare.ts'
import { fileTexts } from '../text/en/files.ts'
import styles from './download-dialog.module.css'
import type { PlannedFile } from './plan-downloads.ts'

const { download } = compareTexts

/** Settings of the list. */
export interface FileListProps {
  readonly files: readonly PlannedFile[]
  readonly format: FileFormat
  /** Says what is on its way. */
  readonly began: (fileName: string, rows: string) => string
}

/** Files that the browser fetches by addresses that work once. */
export function FileList({ files, format, began }: FileListProps) {
  const { client } = useDashboard()
  const start = useMutation({
    mutationFn: async (file: PlannedFile) => {
      const { url } = await client.createDownload(file.input)
      location.assign(url)
      return file
    },
  })
  const rowsOf = (rows: number) => download.rows(rows, formatNumber(rows))
  return (
    <>
      {files.some(({ rows }) => isTooLong(format, rows)) && (
        <p className={styles.range}>{download.tooManyRows}</p>
      )}
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
                isDisabled={start.isPending || isTooLong(format, file.rows)}
                onPress={() => start.mutate(file)}
              >
                {download.open}
              </Button>
            </li>
          )
        })}
      </ul>
      {start.isError && <FailureNotice error={start.error} title={fileTexts.notBegun} />}
      {start.isSuccess && <Notice>{began(start.data.input.file_name ?? '', rowsOf(start.data.rows))}</Notice>}
    </>
  )
}

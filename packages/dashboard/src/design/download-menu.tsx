import type { Schemas } from '@openlightfi/client'
import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useDashboard } from '../app/dashboard-context.tsx'
import type { RowFormat } from '../data/file-format.ts'
import { rowFormats } from '../data/file-format.ts'
import { fileTexts } from '../text/en/files.ts'
import { ActionMenu } from './action-menu.tsx'
import { Button, type ButtonProps } from './button.tsx'
import styles from './download-menu.module.css'
import { FailureNotice } from './failure-notice.tsx'

/** Settings of the menu. */
export interface DownloadMenuProps extends Pick<ButtonProps, 'look' | 'isDisabled'> {
  /** Says how much is downloaded. */
  readonly text: string
  /** Hides the text from eyes where there is little room. */
  readonly isBrief?: boolean
  readonly formats?: readonly RowFormat[]
  /** Writes what a one-time address is made for. */
  readonly write: (format: RowFormat) => Schemas['DownloadInput']
}

/** Has the browser fetch a file of the server, by an address that works once. */
export function DownloadMenu(props: DownloadMenuProps) {
  const { text, isBrief = false, formats = rowFormats, write, ...rest } = props
  const { client } = useDashboard()
  const begin = useMutation({
    mutationFn: (format: RowFormat) => client.createDownload(write(format)),
    // The answer is a file to be stored, so the page stays.
    onSuccess: ({ url }) => location.assign(url),
  })
  return (
    <span className={styles.download}>
      <ActionMenu
        label={text}
        entries={formats.map((format) => ({
          id: format,
          text: fileTexts.formats[format],
          onAction: () => begin.mutate(format),
        }))}
      >
        <Button {...rest} aria-label={text} isDisabled={rest.isDisabled === true || begin.isPending}>
          <Download size={16} aria-hidden />
          <span className={isBrief ? styles.brief : undefined}>{text}</span>
        </Button>
      </ActionMenu>
      <span role="status" className={styles.begun}>
        {begin.data && fileTexts.begun(begin.data.file_name)}
      </span>
      {begin.error && <FailureNotice error={begin.error} title={fileTexts.notBegun} />}
    </span>
  )
}

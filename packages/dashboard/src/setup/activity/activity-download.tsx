import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { Button } from '../../design/button.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { activityTexts } from '../../text/en/setup-activity.ts'
import styles from './activity-download.module.css'
import type { AuditFilter } from './activity-queries.ts'
import { writeAuditFile } from './write-audit-file.ts'

const { csv: words } = activityTexts

/** Settings of the download. */
export interface ActivityDownloadProps {
  readonly filter: AuditFilter
  /** The day that it is at the place. */
  readonly today: string
}

/** Downloads all entries that pass the filters of the server, also those that were not read yet. */
export function ActivityDownload({ filter, today }: ActivityDownloadProps) {
  const { client } = useDashboard()
  const begin = useMutation({
    mutationFn: () => client.createDownload(writeAuditFile(filter, today)),
    // The answer is a file to be stored, so the page stays.
    onSuccess: ({ url }) => location.assign(url),
  })
  return (
    <div className={styles.download}>
      <Button isDisabled={begin.isPending} onPress={() => begin.mutate()}>
        <Download size={16} aria-hidden />
        {words.save}
      </Button>
      <p role="status" className={styles.note}>
        {begin.data && words.begun(begin.data.file_name)}
      </p>
      {begin.error && <FailureNotice error={begin.error} title={words.failed} />}
    </div>
  )
}

import { isProblem, type Schemas } from '@openlightfi/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { Button } from '../../design/button.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { joinClasses } from '../../design/join-classes.ts'
import { Notice } from '../../design/notice.tsx'
import { importTexts } from '../../text/en/setup-import.ts'
import { FileDrop } from '../file-drop.tsx'
import { ImportReport } from './import-report.tsx'
import styles from './import-screen.module.css'
import { type ImportFile, readImportFile, wrapRecords } from './read-import-file.ts'
import type { ImportKind } from './table-columns.ts'

const words = importTexts

/** A file that can be sent. */
interface ChosenFile {
  readonly name: string
  readonly content: Exclude<ImportFile, { kind: 'trouble' }>
}

/** Whoever has chosen a file comes to what it does, which may lie below the screen. */
function takeFocus(heading: HTMLElement | null): void {
  heading?.focus()
}

/** Takes a file, shows by row what it would do, and then stores it whole. */
export function ImportFilePart({ kind }: { kind: ImportKind }) {
  const memory = useQueryClient()
  const send = useSend(kind)
  const [trouble, setTrouble] = useState<(ImportFile & { kind: 'trouble' })['trouble']>()
  const checking = useMutation({ mutationFn: ({ content }: ChosenFile) => send(content, true) })
  const storing = useMutation({
    mutationFn: ({ content }: ChosenFile) => send(content, false),
    onSuccess: async () => {
      checking.reset()
      await memory.invalidateQueries()
    },
    onError: (error, chosen) => {
      // Something has changed since the check: the report says by row what stands in its way now.
      if (isProblem(error, 'import_rejected')) checking.mutate(chosen)
    },
  })
  const look = async (file: File) => {
    checking.reset()
    storing.reset()
    setTrouble(undefined)
    const content = await readImportFile(file)
    if (content.kind === 'trouble') setTrouble(content.trouble)
    else checking.mutate({ name: file.name, content })
  }
  const chosen = checking.variables
  const report = checking.data
  const written = report ? report.created + report.changed : 0
  return (
    <section className={styles.part} aria-label={words.file.title}>
      <h2>{words.file.title}</h2>
      <FileDrop
        lead={words.file.lead}
        choose={chosen || trouble ? words.file.another : words.file.choose}
        accepted={['.csv', '.json', '.txt', 'text/csv', 'application/json']}
        onFile={(file) => void look(file)}
      />
      <p role="status" className={styles.note}>
        {checking.isPending && words.file.checking}
        {storing.data && checking.isIdle && words.report.stored(storing.data.created, storing.data.changed)}
      </p>
      {trouble && <Notice tone="alarm">{words.file[trouble]}</Notice>}
      {checking.error && <FailureNotice error={checking.error} title={words.file.failed} />}
      {storing.error && <FailureNotice error={storing.error} title={words.report.failed} />}
      {report && chosen && (
        <>
          <h3 tabIndex={-1} ref={takeFocus}>
            {words.report.title(chosen.name)}
          </h3>
          <ImportReport key={chosen.name} report={report} hasLines={chosen.content.kind === 'csv'} />
          <div className={joinClasses(styles.acts, styles.end)}>
            <Button
              onPress={() => {
                checking.reset()
                storing.reset()
              }}
            >
              {words.report.forget}
            </Button>
            <Button
              look="primary"
              isDisabled={report.rejected > 0 || written === 0 || storing.isPending}
              onPress={() => storing.mutate(chosen)}
            >
              {words.report.store(written)}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

/** Gives a function that sends a file, to be checked alone or to be stored. */
function useSend(kind: ImportKind) {
  const { client } = useDashboard()
  return (content: ChosenFile['content'], isDryRun: boolean): Promise<Schemas['ImportReport']> => {
    const query = { dry_run: isDryRun }
    // What is in the JSON is checked by the server, which says of each record what is wrong with it.
    const value = content.kind === 'json' && wrapRecords(content.value, kind)
    if (kind === 'sensors')
      return client.importSensors(
        content.kind === 'csv' ? content : (value as Schemas['SensorRecords']),
        query,
      )
    return client.importLocations(
      content.kind === 'csv' ? content : (value as Schemas['LocationRecords']),
      query,
    )
  }
}

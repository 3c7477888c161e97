import type { Schemas } from '@openlightfi/client'
import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { Button } from '../../design/button.tsx'
import { ConfirmDialog } from '../../design/confirm-dialog.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import plain from '../../design/plain-table.module.css'
import { Skeleton } from '../../design/skeleton.tsx'
import { webhookTexts } from '../../text/en/setup-webhooks.ts'
import { formatIso } from '../../time/format-time.ts'
import { PanelPart } from '../side-panel.tsx'
import { useMoments } from '../use-moments.ts'
import styles from './attempts-part.module.css'
import type { Attempt } from './judge-webhook.ts'
import { refreshWebhooks } from './webhook-queries.ts'
import { writeOutcome } from './webhook-state-part.tsx'

const { attempts: words, redeliver } = webhookTexts
const numbers = new Intl.NumberFormat('en')

/** A place in the log from which readings are sent again. */
interface Place {
  readonly kind: keyof typeof redeliver.goes
  readonly from: string
  readonly title: string
}

/** Settings of the part. */
export interface AttemptsPartProps {
  readonly webhookId: string
  readonly attempts: UseInfiniteQueryResult<InfiniteData<Schemas['WebhookAttemptList']>>
}

/** What was sent and how it went, and ways to send again from a place. */
export function AttemptsPart({ webhookId, attempts }: AttemptsPartProps) {
  const [place, setPlace] = useState<Place>()
  const rows = attempts.data?.pages.flatMap(({ data }) => data)
  return (
    <>
      <PanelPart title={words.title}>
        {attempts.isPending && <Skeleton height="6rem" />}
        {attempts.error && (
          <FailureNotice error={attempts.error} onTryAgain={() => void attempts.refetch()} />
        )}
        {rows?.length === 0 && <p>{words.none}</p>}
        {rows && rows.length > 0 && <Table rows={rows} onPick={setPlace} />}
        {attempts.hasNextPage && (
          <div>
            <Button
              size="small"
              isDisabled={attempts.isFetchingNextPage}
              onPress={() => void attempts.fetchNextPage()}
            >
              {words.more}
            </Button>
          </div>
        )}
      </PanelPart>
      <PanelPart title={redeliver.title} lead={redeliver.lead}>
        <div className={styles.acts}>
          {(['beginning', 'now'] as const).map((kind) => (
            <Button key={kind} onPress={() => setPlace({ kind, from: kind, title: redeliver.ask[kind] })}>
              {redeliver[kind]}
            </Button>
          ))}
        </div>
      </PanelPart>
      {place && <Ask webhookId={webhookId} place={place} onClose={() => setPlace(undefined)} />}
    </>
  )
}

function Table({ rows, onPick }: { rows: readonly Attempt[]; onPick: (place: Place) => void }) {
  const { write, zone } = useMoments()
  const { columns } = words
  return (
    <div className={styles.scroll}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">{columns.time}</th>
            <th scope="col">{columns.outcome}</th>
            <th scope="col">{columns.readings}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((attempt) => {
            const { number, time, kind, readings, from_cursor: from } = attempt
            return (
              <tr key={number}>
                <th scope="row">
                  <time dateTime={formatIso(time, zone)}>{write(time)}</time>
                </th>
                <td>{writeOutcome(attempt)}</td>
                <td>{kind === 'test' ? words.test : numbers.format(readings)}</td>
                <td>
                  {from !== null && (
                    <Button
                      size="small"
                      aria-label={words.fromOf(write(time))}
                      onPress={() =>
                        onPick({ kind: 'cursor', from, title: redeliver.ask.cursor(write(time)) })
                      }
                    >
                      {words.from}
                    </Button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

interface AskProps {
  readonly webhookId: string
  readonly place: Place
  readonly onClose: () => void
}

function Ask({ webhookId, place: { kind, from, title }, onClose }: AskProps) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const sending = useMutation({
    mutationFn: () => client.redeliverWebhook(webhookId, { from }),
    onSuccess: async () => {
      await refreshWebhooks(memory)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={title}
      isOpen
      keep={redeliver.keep}
      confirm={redeliver.confirm[kind]}
      isBusy={sending.isPending}
      error={sending.error}
      onClose={onClose}
      onConfirm={() => sending.mutate()}
    >
      <p>{redeliver.goes[kind]}</p>
    </ConfirmDialog>
  )
}

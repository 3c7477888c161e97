import type { Schemas } from '@openlightfi/client'
import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { isolateText } from '../../data/isolate-text.ts'
import { Button } from '../../design/button.tsx'
import { ConfirmDialog } from '../../design/confirm-dialog.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { Notice } from '../../design/notice.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { applicationTexts } from '../../text/en/setup-applications.ts'
import { formatDay, formatIso } from '../../time/format-time.ts'
import { PanelPart } from '../side-panel.tsx'
import { useMoments } from '../use-moments.ts'
import { refreshApplications } from './application-queries.ts'
import { findEnding, warnedForS } from './find-ending.ts'
import styles from './logins-part.module.css'
import type { Application } from './recipes/connection.ts'

const words = applicationTexts.logins

/** What one login gave to an application. */
type Login = Schemas['GrantOutput']

/** Settings of the part. */
export interface LoginsPartProps {
  readonly application: Application
  readonly logins: UseInfiniteQueryResult<InfiniteData<Schemas['GrantList']>>
}

/** The logins of people with an application, each with its end and a way to end it. */
export function LoginsPart({ application, logins }: LoginsPartProps) {
  const { nowS } = useMoments()
  const [ending, setEnding] = useState<Login>()
  const rows = logins.data?.pages.flatMap(({ data }) => data)
  const soon = rows ? findEnding(rows, nowS) : []
  return (
    <PanelPart title={words.title} lead={words.lead}>
      {soon.length > 0 && <Notice tone="warn">{words.soon(soon.length)}</Notice>}
      {logins.isPending && <Skeleton height="4rem" />}
      {logins.error && <FailureNotice error={logins.error} onTryAgain={() => void logins.refetch()} />}
      {rows?.length === 0 && <p>{words.none}</p>}
      {rows && rows.length > 0 && (
        <ul className={styles.logins}>
          {rows.map((login) => (
            <LoginRow key={login.grant_id} login={login} onEnd={() => setEnding(login)} />
          ))}
        </ul>
      )}
      {logins.hasNextPage && (
        <div>
          <Button
            size="small"
            isDisabled={logins.isFetchingNextPage}
            onPress={() => void logins.fetchNextPage()}
          >
            {words.more}
          </Button>
        </div>
      )}
      {ending && <End application={application} login={ending} onClose={() => setEnding(undefined)} />}
    </PanelPart>
  )
}

function LoginRow({ login, onEnd }: { login: Login; onEnd: () => void }) {
  const { zone, nowS, write } = useMoments()
  const { username, created_at, expires_at, last_token_at } = login
  const endsSoon = expires_at <= nowS + warnedForS
  return (
    <li>
      <div className={styles.who}>
        <bdi>{username}</bdi>
        <span className={styles.detail}>
          {words.since(formatDay(created_at, zone, nowS))},{' '}
          {last_token_at === null ? words.unused : words.used(write(last_token_at))}
        </span>
      </div>
      <span className={endsSoon ? styles.soon : styles.detail}>
        <time dateTime={formatIso(expires_at, zone)}>{words.until(formatDay(expires_at, zone, nowS))}</time>
      </span>
      <Button size="small" aria-label={words.endOf(isolateText(username))} onPress={onEnd}>
        {words.end}
      </Button>
    </li>
  )
}

interface EndProps {
  readonly application: Application
  readonly login: Login
  readonly onClose: () => void
}

function End({ application, login, onClose }: EndProps) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const ending = useMutation({
    mutationFn: () => client.revokeGrant(login.grant_id),
    onSuccess: async () => {
      await refreshApplications(memory)
      onClose()
    },
  })
  const name = isolateText(login.username)
  return (
    <ConfirmDialog
      title={words.ask(name)}
      isOpen
      keep={words.keep}
      confirm={words.endOf(name)}
      isBusy={ending.isPending}
      error={ending.error}
      onClose={onClose}
      onConfirm={() => ending.mutate()}
    >
      <p>{words.goes(isolateText(application.name))}</p>
    </ConfirmDialog>
  )
}

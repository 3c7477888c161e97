import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { usePlace } from '../../app/use-place.ts'
import { useTitle } from '../../app/use-title.ts'
import { Button } from '../../design/button.tsx'
import { DownloadMenu } from '../../design/download-menu.tsx'
import { Empty } from '../../design/empty.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { setupTexts } from '../../text/en/setup.ts'
import { activityTexts } from '../../text/en/setup-activity.ts'
import { formatMoment, formatOffset, nameZone, toZoned } from '../../time/format-time.ts'
import { useNow } from '../../time/use-now.ts'
import { applicationQueries } from '../applications/application-queries.ts'
import { GonePanel } from '../gone-panel.tsx'
import { userQueries } from '../people/user-queries.ts'
import { findSections } from '../sections.ts'
import { SetupPage } from '../setup-page.tsx'
import { writeSetupAddress } from '../setup-search.ts'
import { rowIdOf, SetupTable } from '../setup-table.tsx'
import { type ActivityFilter, ActivityFilters } from './activity-filters.tsx'
import { type AuditFilter, activityQueries } from './activity-queries.ts'
import { EntryPanel } from './entry-panel.tsx'
import { type FoldedRow, findAddresses, foldEntries, listEntries, nameThings } from './list-entries.ts'
import { Sentence } from './sentence.tsx'
import { findDays, toSeconds } from './when.ts'
import { auditFormats, writeAuditFile } from './write-audit-file.ts'

const words = activityTexts

/** What was done, by whom, to what. */
export function ActivityScreen() {
  const { client, locations, me } = useDashboard()
  const { id, ...filter } = useSearch({ from: '/setup/activity' })
  const navigate = useNavigate({ from: '/setup/activity' })
  const zone = usePlace()?.time_zone ?? 'UTC'
  const nowS = useNow(60_000)
  const today = toZoned(nowS, zone).toPlainDate().toString()
  const users = useQuery(userQueries.users(client))
  const applications = useQuery(applicationQueries.list(client))
  const query = toQuery({ ...filter, q: useDeferredValue(filter.q) }, today, zone)
  const pages = useInfiniteQuery({
    ...activityQueries.entries(client, query),
    placeholderData: (before) => before,
  })
  const entries = useMemo(() => pages.data?.pages.flatMap(({ data }) => data) ?? [], [pages.data])
  const findName = useMemo(
    () => nameThings(pages.data?.pages.flatMap(({ names }) => names) ?? []),
    [pages.data],
  )
  const findAddress = useMemo(() => {
    const sections = findSections(me.can).map(({ to }) => to)
    return findAddresses({ locations, users: users.data, applications: applications.data, sections }, entries)
  }, [locations, users.data, applications.data, entries, me.can])
  const rows = useMemo(() => listEntries(entries, findName), [entries, findName])
  const [isEach, setEach] = useState(false)
  const shown = useMemo(
    () => (isEach ? rows.map((one) => ({ ...one, times: 1, since: one.entry.time })) : foldEntries(rows)),
    [rows, isEach],
  )
  useTitle(words.title, setupTexts.title)
  const open = (next: string | undefined) =>
    navigate({ search: ({ id: _, ...rest }) => ({ ...rest, ...(next && { id: next }) }) })
  const row = rows.find(({ entry }) => String(entry.sequence) === id)
  const columns = [
    {
      id: 'sentence',
      text: words.columns.sentence,
      cell: ({ parts, times, since }: FoldedRow) => (
        <Sentence
          parts={parts}
          findAddress={findAddress}
          {...(times > 1 && { note: words.times(times, formatMoment(since, zone, nowS)) })}
        />
      ),
    },
  ]
  return (
    <SetupPage
      title={words.title}
      lead={words.lead(`${nameZone(zone)}, ${formatOffset(nowS, zone)}`)}
      openRowId={id === undefined ? undefined : rowIdOf(id)}
      tools={
        <>
          <ActivityFilters
            filter={filter}
            users={users.data}
            today={today}
            onChange={(next) =>
              navigate({ search: { ...pickFilter(next), ...(id !== undefined && { id }) }, replace: true })
            }
          />
          <p role="status">{pages.data && words.shown(rows.length, !pages.hasNextPage)}</p>
          <DownloadMenu
            text={words.download}
            formats={auditFormats}
            write={(format) => writeAuditFile(query, today, format)}
          />
        </>
      }
      panel={
        row ? (
          <EntryPanel
            key={id}
            row={row}
            findName={findName}
            findAddress={findAddress}
            onClose={() => open(undefined)}
          />
        ) : (
          id !== undefined &&
          pages.data && <GonePanel kind={words.kind} text={words.gone} onClose={() => open(undefined)} />
        )
      }
    >
      {pages.isPending && <Skeleton height="24rem" />}
      {pages.error && <FailureNotice error={pages.error} onTryAgain={() => void pages.refetch()} />}
      {pages.data && rows.length === 0 && (
        <Empty title={words.none}>
          <Button size="small" onPress={() => navigate({ search: {}, replace: true })}>
            {setupTexts.list.clear}
          </Button>
        </Empty>
      )}
      {(isEach || shown.length < rows.length) && (
        <div>
          <Button size="small" onPress={() => setEach(!isEach)}>
            {isEach ? words.fold : words.each}
          </Button>
        </div>
      )}
      {shown.length > 0 && (
        <SetupTable
          label={words.title}
          rows={shown}
          nameText={words.columns.time}
          idOf={({ entry }) => String(entry.sequence)}
          nameOf={({ entry }) => formatMoment(entry.time, zone, nowS)}
          columns={columns}
          addressOf={({ entry }) =>
            writeSetupAddress('/setup/activity', { ...filter, id: String(entry.sequence) })
          }
          openId={id}
          isBrief
          isPaged
        />
      )}
      {pages.hasNextPage && (
        <div>
          <Button isDisabled={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      )}
    </SetupPage>
  )
}

/** Leaves out what filters nothing. */
function pickFilter({ q, what, who, when }: ActivityFilter) {
  return { ...(q && { q }), ...(what && { what }), ...(who && { who }), ...(when && { when }) }
}

/** What the server filters by. */
function toQuery({ q = '', what, who, when }: ActivityFilter, today: string, zone: string): AuditFilter {
  const days = when === undefined ? undefined : findDays(when, today)
  const isAct = what?.includes('.')
  return {
    ...(what !== undefined &&
      (isAct
        ? { action: what as NonNullable<AuditFilter['action']> }
        : { subject_kind: what as NonNullable<AuditFilter['subject_kind']> })),
    ...(who !== undefined && { actor_id: who }),
    ...(q.trim() !== '' && { q: q.trim() }),
    ...(days && toSeconds(days, zone)),
  }
}

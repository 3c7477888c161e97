import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { useTitle } from '../../app/use-title.ts'
import { Button } from '../../design/button.tsx'
import { Empty } from '../../design/empty.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { setupTexts } from '../../text/en/setup.ts'
import { applicationTexts } from '../../text/en/setup-applications.ts'
import { GonePanel } from '../gone-panel.tsx'
import { hasText } from '../has-text.ts'
import { ListFilter, NothingFound } from '../list-filter.tsx'
import { SetupPage } from '../setup-page.tsx'
import { newId } from '../setup-search.ts'
import { SetupTable } from '../setup-table.tsx'
import { StateMark } from '../state-mark.tsx'
import { useFresh } from '../use-fresh.ts'
import { type ListAddress, useListAddress } from '../use-list-address.ts'
import { useMoments } from '../use-moments.ts'
import { ApplicationPanel } from './application-panel.tsx'
import { applicationQueries } from './application-queries.ts'
import { judgeApplication } from './judge-application.ts'
import { NewApplicationPanel } from './new-application-panel.tsx'
import type { Application } from './recipes/connection.ts'

const words = applicationTexts
const numbers = new Intl.NumberFormat('en')

/** The programs that use the API, to be made, connected, watched and ended. */
export function ApplicationsScreen() {
  const { client } = useDashboard()
  const address = useListAddress('/setup/applications')
  const { id, q } = address
  const applications = useQuery(applicationQueries.list(client))
  useTitle(words.title, setupTexts.title)
  const all = applications.data ?? []
  const rows = all.filter(({ name, client_id }) => hasText(q, name, client_id))
  const fresh = useFresh(all, id, ({ client_id }) => client_id)
  const { thing: application } = fresh
  return (
    <SetupPage
      title={words.title}
      lead={words.lead}
      guide={{ href: '/guide/connect', text: words.guide }}
      openRowId={address.openRowId}
      isPanelWide
      tools={
        <>
          <ListFilter address={address} label={words.filter} />
          {applications.data && <p role="status">{words.shown(rows.length, all.length)}</p>}
          <Button look="primary" onPress={() => address.open(newId)}>
            <Plus size={16} aria-hidden />
            {words.add}
          </Button>
        </>
      }
      panel={
        address.isNew ? (
          <NewApplicationPanel
            onClose={address.close}
            onCreated={({ client_secret, oauth_url, ...created }) => {
              fresh.noteMade(created, client_secret)
              address.open(created.client_id)
            }}
          />
        ) : application ? (
          <ApplicationPanel
            key={id}
            listed={application}
            secret={fresh.secret}
            onSecret={fresh.noteSecret}
            onClose={address.close}
          />
        ) : (
          id !== undefined &&
          applications.isSuccess && <GonePanel kind={words.title} text={words.gone} onClose={address.close} />
        )
      }
    >
      {applications.isPending && <Skeleton height="12rem" />}
      {applications.error && (
        <FailureNotice error={applications.error} onTryAgain={() => void applications.refetch()} />
      )}
      {applications.data && all.length === 0 && <Empty title={words.none.title}>{words.none.lead}</Empty>}
      {all.length > 0 && rows.length === 0 && <NothingFound address={address} />}
      {rows.length > 0 && <Table rows={rows} address={address} />}
    </SetupPage>
  )
}

interface TableProps {
  readonly rows: readonly Application[]
  readonly address: ListAddress
}

function Table({ rows, address }: TableProps) {
  const { write } = useMoments()
  return (
    <SetupTable
      label={words.title}
      rows={rows}
      nameText={words.columns.name}
      idOf={({ client_id }) => client_id}
      nameOf={({ name }) => name}
      detailOf={({ kind }) => words.kinds[kind]}
      columns={[
        {
          id: 'state',
          text: words.columns.state,
          cell: (application: Application) => {
            const health = judgeApplication(application)
            return (
              <StateMark state={health === 'disabled' ? 'stopped' : health} text={words.states[health]} />
            )
          },
        },
        {
          id: 'token',
          text: words.columns.lastToken,
          cell: ({ last_token_at }: Application) =>
            last_token_at === null ? words.never : write(last_token_at),
        },
        {
          id: 'requests',
          text: words.columns.requests,
          cell: ({ requests_24h }: Application) => numbers.format(requests_24h),
        },
      ]}
      addressOf={({ client_id }) => address.addressOf(client_id)}
      openId={address.id}
    />
  )
}

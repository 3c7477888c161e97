import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { useTitle } from '../../app/use-title.ts'
import { Button } from '../../design/button.tsx'
import { Empty } from '../../design/empty.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { setupTexts } from '../../text/en/setup.ts'
import { webhookTexts } from '../../text/en/setup-webhooks.ts'
import { GonePanel } from '../gone-panel.tsx'
import { hasText } from '../has-text.ts'
import { ListFilter, NothingFound } from '../list-filter.tsx'
import { SetupPage } from '../setup-page.tsx'
import { newId } from '../setup-search.ts'
import { SetupTable } from '../setup-table.tsx'
import { StateMark } from '../state-mark.tsx'
import { useFresh } from '../use-fresh.ts'
import { type ListAddress, useListAddress } from '../use-list-address.ts'
import { judgeWebhook, nameWebhook, type Webhook } from './judge-webhook.ts'
import { NewWebhookPanel } from './new-webhook-panel.tsx'
import { WebhookPanel } from './webhook-panel.tsx'
import { webhookQueries } from './webhook-queries.ts'

const words = webhookTexts

/** The receivers of readings, to be made, tested, watched and ended. */
export function WebhooksScreen() {
  const { client } = useDashboard()
  const address = useListAddress('/setup/webhooks')
  const { id, q } = address
  const webhooks = useQuery(webhookQueries.list(client))
  useTitle(words.title, setupTexts.title)
  const all = webhooks.data ?? []
  const rows = all
    .filter(({ description, url, webhook_id }) => hasText(q, description, url, webhook_id))
    .sort((one, other) => nameWebhook(one).localeCompare(nameWebhook(other), 'en'))
  const fresh = useFresh(all, id, ({ webhook_id }) => webhook_id)
  const { thing: webhook } = fresh
  return (
    <SetupPage
      title={words.title}
      lead={words.lead}
      guide={{ href: '/guide/webhooks', text: words.guide }}
      openRowId={address.openRowId}
      isPanelWide
      tools={
        <>
          <ListFilter address={address} label={words.filter} />
          {webhooks.data && <p role="status">{words.shown(rows.length, all.length)}</p>}
          <Button look="primary" onPress={() => address.open(newId)}>
            <Plus size={16} aria-hidden />
            {words.add}
          </Button>
        </>
      }
      panel={
        address.isNew ? (
          <NewWebhookPanel
            onClose={address.close}
            onCreated={({ secret, ...created }) => {
              fresh.noteMade(created, secret)
              address.open(created.webhook_id)
            }}
          />
        ) : webhook ? (
          <WebhookPanel
            key={id}
            listed={webhook}
            secret={fresh.secret}
            onSecret={fresh.noteSecret}
            onClose={address.close}
          />
        ) : (
          id !== undefined &&
          webhooks.isSuccess && <GonePanel kind={words.title} text={words.gone} onClose={address.close} />
        )
      }
    >
      {webhooks.isPending && <Skeleton height="12rem" />}
      {webhooks.error && <FailureNotice error={webhooks.error} onTryAgain={() => void webhooks.refetch()} />}
      {webhooks.data && all.length === 0 && <Empty title={words.none.title}>{words.none.lead}</Empty>}
      {all.length > 0 && rows.length === 0 && <NothingFound address={address} />}
      {rows.length > 0 && <Table rows={rows} address={address} />}
    </SetupPage>
  )
}

interface TableProps {
  readonly rows: readonly Webhook[]
  readonly address: ListAddress
}

function Table({ rows, address }: TableProps) {
  return (
    <SetupTable
      label={words.title}
      rows={rows}
      nameText={words.columns.name}
      idOf={({ webhook_id }) => webhook_id}
      nameOf={nameWebhook}
      detailOf={({ url }) => URL.parse(url)?.host}
      columns={[
        {
          id: 'state',
          text: words.columns.state,
          cell: (webhook: Webhook) => {
            const state = judgeWebhook(webhook)
            return <StateMark state={state === 'paused' ? 'stopped' : state} text={words.states[state]} />
          },
        },
        {
          id: 'waiting',
          text: words.columns.waiting,
          cell: ({ lag_readings }: Webhook) => words.waiting(lag_readings),
        },
      ]}
      addressOf={({ webhook_id }) => address.addressOf(webhook_id)}
      openId={address.id}
    />
  )
}

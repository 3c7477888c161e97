import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { isolateText } from '../../data/isolate-text.ts'
import { webhookTexts } from '../../text/en/setup-webhooks.ts'
import { DeletePart } from '../delete-part.tsx'
import { EditForm } from '../edit-form.tsx'
import { SecretPart } from '../secret-part.tsx'
import { PanelPart, SidePanel } from '../side-panel.tsx'
import { useEdits } from '../use-edits.ts'
import { AttemptsPart } from './attempts-part.tsx'
import { nameWebhook, type Webhook } from './judge-webhook.ts'
import { TestPart } from './test-part.tsx'
import { WebhookFields } from './webhook-fields.tsx'
import { toWebhookChanges, toWebhookForm, type WebhookForm } from './webhook-form.ts'
import { refreshWebhookList, refreshWebhooks, webhookQueries } from './webhook-queries.ts'
import { WebhookRotationPart } from './webhook-rotation-part.tsx'
import { WebhookStatePart } from './webhook-state-part.tsx'

const words = webhookTexts

/** Settings of the panel. */
export interface WebhookPanelProps {
  readonly listed: Webhook
  /** The secret, while it can be shown: it was made a moment ago. */
  readonly secret: string | undefined
  readonly onSecret: (secret: string | undefined) => void
  readonly onClose: () => void
}

/** A webhook: its secret once, how it is doing, what was sent, and its settings. */
export function WebhookPanel({ listed, secret, onSecret, onClose }: WebhookPanelProps) {
  const { client } = useDashboard()
  const webhookId = listed.webhook_id
  const { data: webhook = listed } = useQuery(webhookQueries.one(client, webhookId))
  const attempts = useInfiniteQuery(webhookQueries.attempts(client, webhookId))
  const name = nameWebhook(webhook)
  if (secret !== undefined)
    return (
      <SidePanel key="secret" title={name} kind={words.create.kind} onClose={onClose}>
        <SecretPart label={words.secret.label} secret={secret} onStored={() => onSecret(undefined)}>
          <p>
            {words.secret.lead}{' '}
            <a href="/guide/webhooks#verify" target="_blank" rel="noreferrer">
              {words.secret.guide}
            </a>
          </p>
        </SecretPart>
      </SidePanel>
    )
  return (
    <SidePanel key="all" title={name} kind={words.create.kind} onClose={onClose}>
      <WebhookStatePart webhook={webhook} attempts={attempts.data?.pages.flatMap(({ data }) => data) ?? []} />
      <TestPart webhookId={webhookId} />
      <AttemptsPart webhookId={webhookId} attempts={attempts} />
      <PanelPart title={words.settings}>
        <ChangeForm webhook={webhook} />
      </PanelPart>
      <WebhookRotationPart webhook={webhook} onRotated={(rotated) => onSecret(rotated.secret)} />
      <Remove webhook={webhook} name={name} onRemoved={onClose} />
    </SidePanel>
  )
}

function ChangeForm({ webhook }: { webhook: Webhook }) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const edits = useEdits<WebhookForm>(`webhook ${webhook.webhook_id}`, toWebhookForm(webhook))
  return (
    <EditForm
      edits={edits}
      labels={words.fields}
      save={(changes) =>
        client.changeWebhook(webhook.webhook_id, toWebhookChanges(edits.value, changes), {
          ifVersion: webhook.version,
        })
      }
      onSaved={() => refreshWebhooks(memory)}
      reload={() => void refreshWebhooks(memory)}
    >
      {(faultOf) => <WebhookFields edits={edits} faultOf={faultOf} />}
    </EditForm>
  )
}

interface RemoveProps {
  readonly webhook: Webhook
  readonly name: string
  readonly onRemoved: () => void
}

function Remove({ webhook, name, onRemoved }: RemoveProps) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const { remove } = words
  return (
    <DeletePart
      name={name}
      title={remove.title}
      lead={remove.lead}
      open={remove.open}
      ask={remove.ask(isolateText(name))}
      goes={remove.goes(words.waiting(webhook.lag_readings))}
      remove={() => client.deleteWebhook(webhook.webhook_id)}
      onRemoved={() => {
        onRemoved()
        void refreshWebhookList(memory)
      }}
    />
  )
}

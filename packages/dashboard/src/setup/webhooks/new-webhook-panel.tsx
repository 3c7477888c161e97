import type { Schemas } from '@openlightfi/client'
import { useQueryClient } from '@tanstack/react-query'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { webhookTexts } from '../../text/en/setup-webhooks.ts'
import { EditForm } from '../edit-form.tsx'
import { SidePanel } from '../side-panel.tsx'
import { useEdits } from '../use-edits.ts'
import { WebhookFields } from './webhook-fields.tsx'
import { toWebhookInput, type WebhookForm } from './webhook-form.ts'
import { refreshWebhooks } from './webhook-queries.ts'

const words = webhookTexts

/** Settings of the panel. */
export interface NewWebhookPanelProps {
  readonly onClose: () => void
  /** Is called with the only answer that has the secret. */
  readonly onCreated: (created: Schemas['CreatedWebhook']) => void
}

const nothing: WebhookForm = { url: '', description: '', location_ids: [], sensor_ids: [], var_names: [] }

/** Makes a webhook. */
export function NewWebhookPanel({ onClose, onCreated }: NewWebhookPanelProps) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const edits = useEdits<WebhookForm>('webhook new', nothing)
  return (
    <SidePanel title={words.create.title} kind={words.create.kind} onClose={onClose}>
      <EditForm
        edits={edits}
        labels={words.fields}
        create={words.create.make}
        onCancel={onClose}
        save={() => client.createWebhook(toWebhookInput(edits.value))}
        onSaved={(created) => {
          void refreshWebhooks(memory)
          onCreated(created)
        }}
      >
        {(faultOf) => <WebhookFields edits={edits} faultOf={faultOf} />}
      </EditForm>
    </SidePanel>
  )
}

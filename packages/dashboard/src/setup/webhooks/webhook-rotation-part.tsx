import type { Schemas } from '@openlightfi/client'
import { useQueryClient } from '@tanstack/react-query'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { Notice } from '../../design/notice.tsx'
import { webhookTexts } from '../../text/en/setup-webhooks.ts'
import { RotateSecretPart } from '../rotate-secret-part.tsx'
import { useMoments } from '../use-moments.ts'
import type { Webhook } from './judge-webhook.ts'
import { refreshWebhooks } from './webhook-queries.ts'

const words = webhookTexts.rotation

/** For how long the secret before may sign as well, seconds. */
const overlaps = ['0', '86400', '604800'] as const

/** Settings of the part. */
export interface WebhookRotationPartProps {
  readonly webhook: Webhook
  /** Is called with the only answer that has the new secret. */
  readonly onRotated: (secret: Schemas['WebhookSecret']) => void
}

/** Makes a new secret, beside which the one before signs for a while. */
export function WebhookRotationPart({ webhook, onRotated }: WebhookRotationPartProps) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const { write } = useMoments()
  const { webhook_id: id, secret_overlap_until: until } = webhook
  return (
    <RotateSecretPart
      words={words}
      overlaps={overlaps.map((value) => ({ value, text: words.overlaps[value] }))}
      usual="86400"
      rotate={(overlapS) => client.rotateWebhookSecret(id, { overlap_s: overlapS })}
      onRotated={(secret) => {
        void refreshWebhooks(memory)
        onRotated(secret)
      }}
    >
      {until !== null && <Notice>{words.previous(write(until))}</Notice>}
    </RotateSecretPart>
  )
}

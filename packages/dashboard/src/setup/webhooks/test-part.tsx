import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, OctagonX } from 'lucide-react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { Button } from '../../design/button.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { webhookTexts } from '../../text/en/setup-webhooks.ts'
import { PanelPart } from '../side-panel.tsx'
import { StateBox } from '../state-box.tsx'
import { refreshWebhooks } from './webhook-queries.ts'
import { writeOutcome } from './webhook-state-part.tsx'

const words = webhookTexts.test

/** Sends a test, and shows how it went; what helps stands with the state. */
export function TestPart({ webhookId }: { webhookId: string }) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const testing = useMutation({
    mutationFn: () => client.testWebhook(webhookId),
    onSuccess: () => refreshWebhooks(memory),
  })
  const { data: attempt } = testing
  return (
    <PanelPart title={words.title} lead={words.lead}>
      <div>
        <Button isDisabled={testing.isPending} onPress={() => testing.mutate()}>
          {words.send}
        </Button>
      </div>
      {attempt && (
        <StateBox
          look={attempt.delivered ? 'works' : 'failing'}
          icon={attempt.delivered ? CircleCheck : OctagonX}
          title={writeOutcome(attempt)}
        />
      )}
      {testing.error && <FailureNotice error={testing.error} title={webhookTexts.state.failed} />}
    </PanelPart>
  )
}

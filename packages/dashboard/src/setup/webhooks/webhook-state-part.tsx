import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, CirclePause, Hourglass, OctagonX } from 'lucide-react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { Button } from '../../design/button.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { webhookTexts } from '../../text/en/setup-webhooks.ts'
import { formatAge } from '../../time/format-time.ts'
import { Facts } from '../facts.tsx'
import { PanelPart, ZoneNote } from '../side-panel.tsx'
import { StateBox } from '../state-box.tsx'
import { useMoments } from '../use-moments.ts'
import { type Attempt, findFailingSince, judgeWebhook, type Webhook } from './judge-webhook.ts'
import { refreshWebhooks } from './webhook-queries.ts'

const words = webhookTexts.state

/** Settings of the part. */
export interface WebhookStatePartProps {
  readonly webhook: Webhook
  /** The newest attempts, the newest first. */
  readonly attempts: readonly Attempt[]
}

/** Whether a webhook works, why not and what helps, what waits, and a way to pause it. */
export function WebhookStatePart({ webhook, attempts }: WebhookStatePartProps) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const { zoneName } = useMoments()
  const isPaused = webhook.status === 'paused'
  const switching = useMutation({
    mutationFn: () => client.changeWebhook(webhook.webhook_id, { paused: !isPaused }),
    onSuccess: () => refreshWebhooks(memory),
  })
  return (
    <PanelPart title={words.title}>
      <State webhook={webhook} attempts={attempts} />
      <Facts
        facts={[
          [words.waiting, webhookTexts.waiting(webhook.lag_readings)],
          ...(webhook.lag_s > 0 ? [[words.oldest, formatAge(webhook.lag_s)] as const] : []),
        ]}
      />
      <ZoneNote text={words.timesIn(zoneName)} />
      <div>
        <Button isDisabled={switching.isPending} onPress={() => switching.mutate()}>
          {isPaused ? words.resume : words.pause}
        </Button>
      </div>
      {switching.error && <FailureNotice error={switching.error} title={words.failed} />}
    </PanelPart>
  )
}

function State({ webhook, attempts }: WebhookStatePartProps) {
  const { write } = useMoments()
  const state = judgeWebhook(webhook)
  const [newest] = attempts
  if (state === 'works' && newest?.kind === 'test' && !newest.delivered)
    return (
      <StateBox look="failing" icon={OctagonX} title={words.testFailed}>
        <p>{writeOutcome(newest)}</p>
        <Advice attempt={newest} />
      </StateBox>
    )
  if (state === 'works')
    return attempts.some(({ kind }) => kind === 'delivery') || webhook.lag_readings > 0 ? (
      <StateBox look="works" icon={CircleCheck} title={writeWorks(webhook.lag_readings)} />
    ) : (
      <StateBox look="plain" icon={Hourglass} title={words.idle}>
        <p>{words.idleLead}</p>
      </StateBox>
    )
  if (state === 'paused')
    return (
      <StateBox look="plain" icon={CirclePause} title={words.paused(write(webhook.pause?.since ?? 0))}>
        <p>{webhook.pause?.detail}</p>
      </StateBox>
    )
  const since = findFailingSince(attempts)
  const last = attempts.find(({ kind, delivered }) => kind === 'delivery' && !delivered)
  return (
    <StateBox look="failing" icon={OctagonX} title={words.failing}>
      {last && <p>{writeOutcome(last)}</p>}
      <p>
        {since === undefined ? words.times(webhook.failures) : words.since(webhook.failures, write(since))}{' '}
        {webhook.next_attempt_at !== null && words.next(write(webhook.next_attempt_at))}
      </p>
      {last && <Advice attempt={last} />}
    </StateBox>
  )
}

/** What helps against the cause, where that is known. */
function Advice({ attempt: { error } }: { attempt: Attempt }) {
  const advice = error && webhookTexts.advice[error]
  return advice && <p>{advice}</p>
}

function writeWorks(waiting: number): string {
  return waiting === 0 ? words.works : words.catchingUp(webhookTexts.waiting(waiting))
}

/** Says how a request went. */
export function writeOutcome({ delivered, status, error, duration_ms }: Attempt): string {
  const { test, errors } = webhookTexts
  const duration = test.ms(Math.round(duration_ms))
  if (delivered) return test.delivered(String(status), duration)
  const why =
    status !== null && error === 'status'
      ? test.failedStatus(String(status))
      : (errors[error ?? ''] ?? error ?? '')
  return test.failed(why, duration)
}

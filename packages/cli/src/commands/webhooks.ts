import type { components } from '@openlightfi/client'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { confirm, yesOption } from '../confirm.ts'
import { NotDeliveredError } from '../exit-code.ts'
import { formatFacts } from '../output/format-facts.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { writeText } from '../output/write-text.ts'
import { parseDurationS, parseWholeNumber, secondsPer } from '../parse-arguments.ts'
import { readPages } from '../read-pages.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions, Settings } from '../settings.ts'
import { requireChanges } from './client-options.ts'
import {
  addWebhookSettingOptions,
  readWebhookSettings,
  type WebhookSettingOptions,
} from './webhook-options.ts'

type WebhookOutput = components['schemas']['WebhookOutput']
type Attempt = components['schemas']['WebhookAttempt']
interface ConfirmedOptions extends GlobalOptions {
  readonly yes?: boolean
}

const secretNote = 'Keep the secret now: it is not shown again.\n'

/** Adds `lightfi webhooks ...`: where the server posts new readings, for administrators. */
export function addWebhooksCommand(program: Command, environment: CliEnvironment): void {
  const webhooks = program.command('webhooks').description('administer where the server posts new readings')
  addReadingCommands(webhooks, environment)
  addSettingCommands(webhooks, environment)
  addDeletion(webhooks, environment)
  addSecretCommand(webhooks, environment)
  addDeliveryCommands(webhooks, environment)
}

function addReadingCommands(webhooks: Command, environment: CliEnvironment): void {
  webhooks
    .command('list')
    .description("list the organisation's webhooks, and how far each is")
    .action(async (_options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const data = await readPages((query) => client.listWebhooks(query))
      await showResult(environment, settings, { value: { data }, text: () => formatWebhooks(data) })
    })
  webhooks
    .command('show')
    .description('show one webhook, and count what waits')
    .argument('<webhook>', 'id of a webhook')
    .action(async (webhookId: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      await showWebhook(environment, settings, await client.readWebhook(webhookId))
    })
  webhooks
    .command('attempts')
    .description('list what was tried, the newest first')
    .argument('<webhook>', 'id of a webhook')
    .option('--limit <count>', 'at most this many', (text) => parseWholeNumber(text, 1, 1000), 50)
    .action(async (webhookId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { limit: number }>()
      const { client, settings } = openSession(environment, options)
      const data = await readPages((query) => client.listWebhookAttempts(webhookId, query), options.limit)
      await showResult(environment, settings, { value: { data }, text: () => formatAttempts(data) })
    })
}

function addSettingCommands(webhooks: Command, environment: CliEnvironment): void {
  addWebhookSettingOptions(
    webhooks
      .command('create')
      .description('have readings posted to a URL, and show the secret, once')
      .argument('<url>', 'https address of the receiver')
      .option('--start <place>', 'now, beginning, or a cursor of "lightfi changes"', 'now'),
  ).action(async (url: string, _options, command: Command) => {
    const options = command.optsWithGlobals<WebhookSettingOptions & { start: string }>()
    const { client, settings } = openSession(environment, options)
    const created = await client.createWebhook({ url, start: options.start, ...readWebhookSettings(options) })
    const { webhook_id, secret } = created
    const text = () => formatFacts({ webhook_id, secret })
    await showResult(environment, settings, { value: created, text })
    await writeText(environment.stderr, [secretNote])
  })
  addWebhookSettingOptions(
    webhooks
      .command('change')
      .description('change settings of a webhook, pause or resume it')
      .argument('<webhook>', 'id of a webhook')
      .option('--url <url>', 'https address of the receiver'),
  )
    .addOption(new Option('--pause', 'deliver nothing until it is resumed').conflicts('resume'))
    .option('--resume', 'go on from where it stood, and at once where it waits to try again')
    .action(async (webhookId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<
        WebhookSettingOptions & { url?: string; pause?: boolean; resume?: boolean }
      >()
      const { client, settings } = openSession(environment, options)
      const { url, pause, resume } = options
      const changes = requireChanges({
        ...(url !== undefined && { url }),
        ...readWebhookSettings(options),
        ...(pause && { paused: true }),
        ...(resume && { paused: false }),
      })
      await showWebhook(environment, settings, await client.changeWebhook(webhookId, changes))
    })
}

function addDeletion(webhooks: Command, environment: CliEnvironment): void {
  webhooks
    .command('delete')
    .description('deliver nothing more, and forget what was tried')
    .argument('<webhook>', 'id of a webhook')
    .option(...yesOption)
    .action(async (webhookId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<ConfirmedOptions>()
      const { client, settings } = openSession(environment, options)
      await confirm(environment, options, `${webhookId} will be gone for good. Go on?`)
      await client.deleteWebhook(webhookId)
      await showResult(environment, settings, {
        value: { deleted: webhookId },
        text: () => `Deleted ${webhookId}.\n`,
      })
    })
}

function addSecretCommand(webhooks: Command, environment: CliEnvironment): void {
  webhooks
    .command('rotate-secret')
    .description('give a webhook a new secret and show it, once')
    .argument('<webhook>', 'id of a webhook')
    .addOption(
      new Option('--overlap <time>', 'how long the one before signs as well, 0 to 7d')
        .argParser(parseOverlapS)
        .default(86_400, '1d'),
    )
    .option(...yesOption)
    .action(async (webhookId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<ConfirmedOptions & { overlap: number }>()
      const { client, settings } = openSession(environment, options)
      const question = `The secret of ${webhookId} will stop signing after ${options.overlap} s. Go on?`
      await confirm(environment, options, question)
      const rotated = await client.rotateWebhookSecret(webhookId, { overlap_s: options.overlap })
      const text = () =>
        formatFacts({ ...rotated, secret_overlap_until: formatTime(rotated.secret_overlap_until) })
      await showResult(environment, settings, { value: rotated, text })
      await writeText(environment.stderr, [secretNote])
    })
}

function addDeliveryCommands(webhooks: Command, environment: CliEnvironment): void {
  webhooks
    .command('test')
    .description('send a test to a webhook, and show how it went; it fails where the test was not delivered')
    .argument('<webhook>', 'id of a webhook')
    .action(async (webhookId: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const attempt = await client.testWebhook(webhookId)
      const facts = { ...attempt, time: formatTime(attempt.time) }
      await showResult(environment, settings, { value: attempt, text: () => formatFacts(facts) })
      if (!attempt.delivered) throw new NotDeliveredError(formatFailure(attempt))
    })
  webhooks
    .command('redeliver')
    .description('let a webhook go on from a place in the log, with everything that is stored')
    .argument('<webhook>', 'id of a webhook')
    .requiredOption('--from <place>', 'beginning, now, or a cursor of an attempt')
    .option(...yesOption)
    .action(async (webhookId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<ConfirmedOptions & { from: string }>()
      const { client, settings } = openSession(environment, options)
      await confirm(environment, options, `${webhookId} will deliver from ${options.from}. Go on?`)
      const webhook = await client.redeliverWebhook(webhookId, { from: options.from })
      await showWebhook(environment, settings, webhook)
    })
}

function parseOverlapS(text: string): number {
  const overlapS = parseDurationS(text)
  if (overlapS > 7 * secondsPer.d) throw new InvalidArgumentError('It must be 7d at the most.')
  return overlapS
}

function formatFailure({ status, error = 'status' }: Attempt): string {
  return `the test was not delivered: ${status === null ? error : `the receiver answered ${status}`}.`
}

function formatWebhooks(webhooks: readonly WebhookOutput[]): string {
  const columns = ['id', 'url', 'status', 'lag', 'waiting', 'failures', 'description'].map((title) => ({
    title,
  }))
  return formatTable(
    columns,
    webhooks.map((webhook) => [
      webhook.webhook_id,
      webhook.url,
      webhook.pause ? `paused: ${webhook.pause.reason}` : webhook.status,
      `${Math.round(webhook.lag_s)}s`,
      String(webhook.lag_readings),
      String(webhook.failures),
      webhook.description,
    ]),
  )
}

function formatAttempts(attempts: readonly Attempt[]): string {
  const columns = ['time', 'kind', 'result', 'ms', 'readings', 'webhook-id', 'from'].map((title) => ({
    title,
  }))
  return formatTable(
    columns,
    attempts.map((attempt) => [
      formatTime(attempt.time),
      attempt.kind,
      String(attempt.status ?? attempt.error),
      String(attempt.duration_ms),
      String(attempt.readings),
      attempt.message_id,
      attempt.from_cursor ?? '-',
    ]),
  )
}

async function showWebhook(
  environment: CliEnvironment,
  settings: Settings,
  webhook: WebhookOutput,
): Promise<void> {
  const { filter, pause, ...rest } = webhook
  const facts = {
    ...rest,
    locations: filter.location_ids,
    sensors: filter.sensor_ids ?? 'all',
    variables: filter.var_names ?? 'all',
    created_at: formatTime(webhook.created_at),
    secret_overlap_until: formatTime(webhook.secret_overlap_until),
    next_attempt_at: formatTime(webhook.next_attempt_at),
    paused_since: formatTime(pause?.since ?? null),
    paused_because: pause ? pause.detail : null,
  }
  await showResult(environment, settings, { value: webhook, text: () => formatFacts(facts) })
}

function formatTime(unixSeconds: number | null): string {
  return unixSeconds === null ? '-' : formatLocalTime(unixSeconds, 'UTC')
}

import type { components } from '@openlightfi/client'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { confirm, yesOption } from '../confirm.ts'
import { formatDuration } from '../output/format-duration.ts'
import { formatFacts } from '../output/format-facts.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { writeText } from '../output/write-text.ts'
import { parseDurationS, secondsPer } from '../parse-arguments.ts'
import { readPages } from '../read-pages.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions, Settings } from '../settings.ts'
import { addActivityCommand, formatLastError, formatTime } from './activity.ts'
import {
  addClientSettingOptions,
  type ClientSettingOptions,
  readClientSettings,
  requireChanges,
} from './client-options.ts'

type ClientOutput = components['schemas']['ClientOutput']
type Kind = ClientOutput['kind']
interface ConfirmedOptions extends GlobalOptions {
  readonly yes?: boolean
}

const secretNote = 'Keep the secret now: it is not shown again.\n'

/** Adds `lightfi clients ...`: the OAuth2 clients of the organisation, for administrators. */
export function addClientsCommand(program: Command, environment: CliEnvironment): void {
  const clients = program.command('clients').description('administer OAuth2 clients')
  addReadingCommands(clients, environment)
  addSettingCommands(clients, environment)
  addSecretCommands(clients, environment)
  addStatusCommands(clients, environment)
}

function addReadingCommands(clients: Command, environment: CliEnvironment): void {
  clients
    .command('list')
    .description("list the organisation's clients")
    .option('--built-in', 'those that every server has, too')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { builtIn?: true }>()
      const { client, settings } = openSession(environment, options)
      const filter = options.builtIn ? { built_in: true } : {}
      const data = await readPages((query) => client.listClients({ ...filter, ...query }))
      await showResult(environment, settings, { value: { data }, text: () => formatClients(data) })
    })
  clients
    .command('show')
    .description('show one client with all its settings')
    .argument('<client>', 'id of a client')
    .action(async (clientId: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      await showClient(environment, settings, await client.readClient(clientId))
    })
  addActivityCommand(clients.command('activity').argument('<client>', 'id of a client'), environment, {
    does: 'show what a client did, the newest first',
    read: (client, clientId, query) => client.readClientActivity(clientId, query),
  })
}

function addSettingCommands(clients: Command, environment: CliEnvironment): void {
  addClientSettingOptions(
    clients
      .command('create')
      .description('create a client and show its credentials, once')
      .argument('<name>', 'shown to people who log in')
      .addOption(
        new Option('--kind <kind>', 'what it is')
          .choices(['confidential', 'public', 'service'])
          .default('confidential'),
      ),
  ).action(async (name: string, _options, command: Command) => {
    const options = command.optsWithGlobals<ClientSettingOptions & { kind: Kind }>()
    const { client, settings } = openSession(environment, options)
    const created = await client.createClient({ name, kind: options.kind, ...readClientSettings(options) })
    await showCredentials(environment, settings, created)
  })
  addClientSettingOptions(
    clients
      .command('change')
      .description('change settings of a client')
      .argument('<client>', 'id of a client')
      .option('--name <name>', 'shown to people who log in'),
  ).action(async (clientId: string, _options, command: Command) => {
    const options = command.optsWithGlobals<ClientSettingOptions & { name?: string }>()
    const { client, settings } = openSession(environment, options)
    const { name } = options
    const changes = requireChanges({ ...(name !== undefined && { name }), ...readClientSettings(options) })
    await showClient(environment, settings, await client.changeClient(clientId, changes))
  })
}

function addSecretCommands(clients: Command, environment: CliEnvironment): void {
  clients
    .command('rotate-secret')
    .description('give a client a new secret and show it, once; the one before works no more')
    .argument('<client>', 'id of a client')
    .addOption(
      new Option('--keep-previous <time>', 'how long the one before works as well, 0 to 30d')
        .argParser(parseKeptS)
        .default(0, '0'),
    )
    .option(...yesOption)
    .action(async (clientId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<ConfirmedOptions & { keepPrevious: number }>()
      const { client, settings } = openSession(environment, options)
      const { keepPrevious: keptS } = options
      const when = keptS === 0 ? 'at once' : `in ${formatDuration(keptS)}`
      await confirm(environment, options, `The secret of ${clientId} will stop working ${when}. Go on?`)
      const rotated = await client.rotateClientSecret(clientId, { keep_previous_s: keptS })
      await showCredentials(environment, settings, rotated)
    })
  clients
    .command('end-previous-secret')
    .description('end the secret that a rotation kept, before its time')
    .argument('<client>', 'id of a client')
    .option(...yesOption)
    .action(async (clientId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<ConfirmedOptions>()
      const { client, settings } = openSession(environment, options)
      await confirm(
        environment,
        options,
        `The previous secret of ${clientId} will stop working at once. Go on?`,
      )
      await client.endPreviousSecret(clientId)
      await showResult(environment, settings, {
        value: { ended: clientId },
        text: () => `Ended the previous secret of ${clientId}.\n`,
      })
    })
}

function parseKeptS(text: string): number {
  const keptS = parseDurationS(text)
  if (keptS > 30 * secondsPer.d) throw new InvalidArgumentError('It must be 30d at the most.')
  return keptS
}

function addStatusCommands(clients: Command, environment: CliEnvironment): void {
  clients
    .command('disable')
    .description('keep a client, and the tokens it has, from working')
    .argument('<client>', 'id of a client')
    .option(...yesOption)
    .action(async (clientId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<ConfirmedOptions>()
      const { client, settings } = openSession(environment, options)
      await confirm(environment, options, `${clientId} and its tokens will stop working at once. Go on?`)
      await showClient(environment, settings, await client.disableClient(clientId))
    })
  clients
    .command('enable')
    .description('let a disabled client work again')
    .argument('<client>', 'id of a client')
    .action(async (clientId: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      await showClient(environment, settings, await client.enableClient(clientId))
    })
  clients
    .command('delete')
    .description('remove a client with everything it was given')
    .argument('<client>', 'id of a client')
    .option(...yesOption)
    .action(async (clientId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<ConfirmedOptions>()
      const { client, settings } = openSession(environment, options)
      await confirm(environment, options, `${clientId} and all its tokens will be gone for good. Go on?`)
      await client.deleteClient(clientId)
      await showResult(environment, settings, {
        value: { deleted: clientId },
        text: () => `Deleted ${clientId}.\n`,
      })
    })
}

function formatClients(clients: readonly ClientOutput[]): string {
  const titles = ['id', 'name', 'kind', 'status', 'access token', 'refresh token', 'last token']
  const columns = titles.map((title) => ({ title }))
  return formatTable(
    columns,
    clients.map((client) => [
      client.client_id,
      client.name,
      client.kind,
      client.status,
      formatDuration(client.access_token_lifetime_s),
      client.kind === 'service' ? '-' : formatDuration(client.refresh_token_lifetime_s),
      formatTime(client.last_token_at),
    ]),
  )
}

async function showClient(
  environment: CliEnvironment,
  settings: Settings,
  client: ClientOutput,
): Promise<void> {
  const facts = {
    ...client,
    created_at: formatLocalTime(client.created_at, 'UTC'),
    access_token_lifetime_s: `${client.access_token_lifetime_s} (${formatDuration(client.access_token_lifetime_s)})`,
    refresh_token_lifetime_s: `${client.refresh_token_lifetime_s} (${formatDuration(client.refresh_token_lifetime_s)})`,
    secret_used_at: formatTime(client.secret_used_at),
    previous_secret_until: formatTime(client.previous_secret_until),
    previous_secret_used_at: formatTime(client.previous_secret_used_at),
    last_token_at: formatTime(client.last_token_at),
    last_refresh_at: formatTime(client.last_refresh_at),
    last_error: formatLastError(client.last_error),
  }
  await showResult(environment, settings, { value: client, text: () => formatFacts(facts) })
}

async function showCredentials(
  environment: CliEnvironment,
  settings: Settings,
  answer: {
    readonly client_id: string
    readonly client_secret?: string
    readonly oauth_url: string
    readonly previous_secret_until: number | null
  },
): Promise<void> {
  const { client_id, client_secret, oauth_url, previous_secret_until: until } = answer
  const kept = until === null ? {} : { previous_secret_until: formatTime(until) }
  const credentials = { client_id, ...(client_secret && { client_secret }), oauth_url, ...kept }
  await showResult(environment, settings, { value: answer, text: () => formatFacts(credentials) })
  if (client_secret !== undefined) await writeText(environment.stderr, [secretNote])
}

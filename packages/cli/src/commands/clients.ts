import type { components } from '@openlightfi/client'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { confirm, yesOption } from '../confirm.ts'
import { formatDuration } from '../output/format-duration.ts'
import { formatFacts } from '../output/format-facts.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { writeText } from '../output/write-text.ts'
import { readPages } from '../read-pages.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions, Settings } from '../settings.ts'
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
  addSecretCommand(clients, environment)
  addStatusCommands(clients, environment)
}

function addReadingCommands(clients: Command, environment: CliEnvironment): void {
  clients
    .command('list')
    .description("list the organisation's clients")
    .action(async (_options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const data = await readPages((query) => client.listClients(query))
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

function addSecretCommand(clients: Command, environment: CliEnvironment): void {
  clients
    .command('rotate-secret')
    .description('give a client a new secret and show it, once; the one before works no more')
    .argument('<client>', 'id of a client')
    .option(...yesOption)
    .action(async (clientId: string, _options, command: Command) => {
      const options = command.optsWithGlobals<ConfirmedOptions>()
      const { client, settings } = openSession(environment, options)
      await confirm(environment, options, `The secret of ${clientId} will stop working at once. Go on?`)
      await showCredentials(environment, settings, await client.rotateClientSecret(clientId))
    })
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
  const columns = ['id', 'name', 'kind', 'status', 'access token', 'refresh token'].map((title) => ({
    title,
  }))
  return formatTable(
    columns,
    clients.map((client) => [
      client.client_id,
      client.name,
      client.kind,
      client.status,
      formatDuration(client.access_token_lifetime_s),
      client.kind === 'service' ? '-' : formatDuration(client.refresh_token_lifetime_s),
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
  }
  await showResult(environment, settings, { value: client, text: () => formatFacts(facts) })
}

async function showCredentials(
  environment: CliEnvironment,
  settings: Settings,
  answer: { client_id: string; client_secret?: string; oauth_url: string },
): Promise<void> {
  const { client_id, client_secret, oauth_url } = answer
  const credentials = { client_id, ...(client_secret && { client_secret }), oauth_url }
  await showResult(environment, settings, { value: answer, text: () => formatFacts(credentials) })
  if (client_secret !== undefined) await writeText(environment.stderr, [secretNote])
}

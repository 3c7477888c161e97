import type { Client, components } from '@openlightfi/client'
import { type Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { confirm, yesOption } from '../confirm.ts'
import { UsageError } from '../exit-code.ts'
import { formatFacts } from '../output/format-facts.ts'
import { formatLocalTime } from '../output/format-local-time.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { writeText } from '../output/write-text.ts'
import { readPages } from '../read-pages.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions, Settings } from '../settings.ts'
import { requireChanges } from './client-options.ts'

type UserOutput = components['schemas']['UserOutput']
type Role = UserOutput['role']
interface UserOptions extends GlobalOptions {
  readonly role?: Role
  readonly location?: string[]
  readonly yes?: boolean
}

const roles: readonly Role[] = ['viewer', 'installer', 'admin']
const userArgument = ['<user>', 'id or name of a user'] as const

/** Adds `lightfi users ...`: the people of the organisation, for administrators. */
export function addUsersCommand(program: Command, environment: CliEnvironment): void {
  const users = program.command('users').description('administer the users of your organisation')
  addReadingCommands(users, environment)
  addSettingCommands(users, environment)
  addPasswordCommand(users, environment)
  addEndingCommands(users, environment)
}

function addReadingCommands(users: Command, environment: CliEnvironment): void {
  users
    .command('list')
    .description('list all users')
    .action(async (_options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const data = await readPages((query) => client.listUsers(query))
      await showResult(environment, settings, { value: { data }, text: () => formatUsers(data) })
    })
  users
    .command('show')
    .description('show one user')
    .argument(...userArgument)
    .action(async (user: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      await showUser(environment, settings, await client.readUser(await findUserId(client, user)))
    })
}

function addSettingCommands(users: Command, environment: CliEnvironment): void {
  users
    .command('invite')
    .description('invite a person; without mail the one-time link is shown')
    .argument('<email>', 'becomes the user name')
    .addOption(new Option('--role <role>', 'what the person may do').choices(roles).default('viewer'))
    .requiredOption('--location <id...>', 'what the person may see; repeat it, or name several')
    .action(async (email: string, _options, command: Command) => {
      const options = command.optsWithGlobals<UserOptions>()
      const { client, settings } = openSession(environment, options)
      const { role = 'viewer', location = [] } = options
      const invited = await client.inviteUser({ email, role, location_ids: location })
      await showLink(environment, settings, invited, '7 days')
    })
  users
    .command('invite-again')
    .description('make a new link for somebody who has not joined; the one before works no more')
    .argument(...userArgument)
    .action(async (user: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const sent = await client.renewInvitation(await findUserId(client, user))
      await showLink(environment, settings, sent, '7 days')
    })
  users
    .command('change')
    .description('change what a user may do and see')
    .argument(...userArgument)
    .addOption(new Option('--role <role>', 'what the user may do').choices(roles))
    .option('--location <id...>', 'what the user may see, in place of what it was')
    .action(async (user: string, _options, command: Command) => {
      const options = command.optsWithGlobals<UserOptions>()
      const { role, location } = options
      const changes = requireChanges({ ...(role && { role }), ...(location && { location_ids: location }) })
      const { client, settings } = openSession(environment, options)
      const changed = await client.changeUser(await findUserId(client, user), changes)
      await showUser(environment, settings, changed)
    })
}

function addPasswordCommand(users: Command, environment: CliEnvironment): void {
  users
    .command('reset-password')
    .description('make a one-time link on which a user sets a new password')
    .argument(...userArgument)
    .action(async (user: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const sent = await client.resetUserPassword(await findUserId(client, user))
      await showLink(environment, settings, sent, 'an hour')
    })
}

function addEndingCommands(users: Command, environment: CliEnvironment): void {
  users
    .command('disable')
    .description('keep a user from logging in, and end everything given')
    .argument(...userArgument)
    .option(...yesOption)
    .action(async (user: string, _options, command: Command) => {
      const options = command.optsWithGlobals<UserOptions>()
      const { client, settings } = openSession(environment, options)
      await confirm(environment, options, `${user} will be logged out of everything. Go on?`)
      const changed = await client.changeUser(await findUserId(client, user), { disabled: true })
      await showUser(environment, settings, changed)
    })
  users
    .command('enable')
    .description('let a disabled user log in again')
    .argument(...userArgument)
    .action(async (user: string, _options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const changed = await client.changeUser(await findUserId(client, user), { disabled: false })
      await showUser(environment, settings, changed)
    })
  const endings = [
    ['delete', 'forget a user and end everything given', 'will be gone for good', 'deleteUser'],
    ['sign-out', 'end all sessions and tokens of a user', 'will be logged out of everything', 'signOutUser'],
    [
      'remove-second-factor',
      'let a user who lost the second factor log in without it',
      'will log in with the password alone',
      'removeSecondFactor',
    ],
  ] as const
  for (const [name, description, consequence, method] of endings) {
    users
      .command(name)
      .description(description)
      .argument(...userArgument)
      .option(...yesOption)
      .action(async (user: string, _options, command: Command) => {
        const options = command.optsWithGlobals<UserOptions>()
        const { client, settings } = openSession(environment, options)
        await confirm(environment, options, `${user} ${consequence}. Go on?`)
        const userId = await findUserId(client, user)
        await client[method](userId)
        await showResult(environment, settings, {
          value: { user_id: userId },
          text: () => `Done: ${name} ${user}.\n`,
        })
      })
  }
}

/** People know each other by name; the API knows ids. */
async function findUserId(client: Client, user: string): Promise<string> {
  if (user.startsWith('user_')) return user
  const name = user.trim().toLowerCase()
  const users = await readPages((query) => client.listUsers(query))
  const found = users.find(({ username, email }) =>
    [username, email].some((text) => text?.toLowerCase() === name),
  )
  if (found) return found.user_id
  throw new UsageError(`no user of your organisation is called "${user}"; lightfi users list shows all`)
}

function formatUsers(users: readonly UserOutput[]): string {
  const columns = ['id', 'name', 'role', 'status', '2fa', 'locations'].map((title) => ({ title }))
  return formatTable(
    columns,
    users.map((user) => [
      user.user_id,
      user.username,
      user.role,
      user.status,
      user.second_factor ? 'on' : 'off',
      user.location_ids.join(' '),
    ]),
  )
}

async function showLink(
  environment: CliEnvironment,
  settings: Settings,
  sent: components['schemas']['SentLink'],
  validFor: string,
): Promise<void> {
  const { emailed_to: emailedTo, link } = sent
  const text = () => (link === null ? `A link was sent to ${emailedTo}.\n` : `${link}\n`)
  await showResult(environment, settings, { value: sent, text })
  if (link !== null)
    await writeText(environment.stderr, [`Hand this link over: it works once, for ${validFor}.\n`])
}

async function showUser(environment: CliEnvironment, settings: Settings, user: UserOutput): Promise<void> {
  const text = () => formatFacts({ ...user, created_at: formatLocalTime(user.created_at, 'UTC') })
  await showResult(environment, settings, { value: user, text })
}

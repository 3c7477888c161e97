import { type Client, variables } from '@openlightfi/client'
import type { Argument, Command, Option } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { readProfiles } from '../profiles.ts'
import { openSession } from '../session.ts'
import { type GlobalOptions, readSettings } from '../settings.ts'
import { findPosition, listOptions, type Position } from './find-position.ts'

/** A word that may stand where the cursor is. */
export interface Candidate {
  readonly value: string
  /** For people; may be empty. */
  readonly description: string
}

/** Stands for the names of files, which shells know best. */
export const fileCandidate: Candidate = { value: ':files', description: '' }

/** The kind of a value, which says where its candidates come from. */
type Kind =
  | 'sensor'
  | 'location'
  | 'client'
  | 'user'
  | 'webhook'
  | 'session'
  | 'grant'
  | 'variable'
  | 'profile'
  | 'file'

/** By the name of an argument, or of the value of an option. */
const kindsByName: Readonly<Record<string, Kind>> = {
  sensor: 'sensor',
  location: 'location',
  floor: 'location',
  client: 'client',
  user: 'user',
  webhook: 'webhook',
  session: 'session',
  grant: 'grant',
  variable: 'variable',
  file: 'file',
  folder: 'file',
}

/** By flag, where the name of the value does not tell. */
const kindsByFlag: Readonly<Record<string, Kind>> = {
  '--location': 'location',
  '--sensor': 'sensor',
  '--variable': 'variable',
  '--profile': 'profile',
}

/** The longest time for a list after Tab, milliseconds. */
const patienceMs = 1_500

/** So many are enough to choose from. */
const maxCandidates = 1000

/**
 * The completions of the last of some words: commands, options, choices, ids that the server knows, names of
 * profiles.
 *
 * @param words all after the program's name, up to the cursor; the last one is what is being typed, and may
 * be empty.
 * @returns those that begin with what is typed, or {@link fileCandidate} alone.
 */
export async function listCandidates(
  program: Command,
  environment: CliEnvironment,
  words: readonly string[],
): Promise<Candidate[]> {
  const typed = words.at(-1) ?? ''
  const position = findPosition(program, words.slice(0, -1))
  const candidates = await listAll(position, environment, typed)
  return candidates.filter((each) => each === fileCandidate || each.value.startsWith(typed))
}

async function listAll(position: Position, environment: CliEnvironment, typed: string): Promise<Candidate[]> {
  const { command, option, argument } = position
  if (typed.startsWith('-')) return listFlags(command)
  if (option) return listValues(option, findKindOfOption(option), position, environment)
  const names = position.argumentIndex === 0 ? listNames(command) : []
  if (!argument) return names
  return [...names, ...(await listValues(argument, findKindOfArgument(position), position, environment))]
}

function listNames(command: Command): Candidate[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .filter((each) => each.name() !== 'help')
    .map((each) => ({ value: each.name(), description: each.description() }))
}

function listFlags(command: Command): Candidate[] {
  const flags = listOptions(command).flatMap(({ long, description }) =>
    long ? [{ value: long, description }] : [],
  )
  return [...flags, { value: '--help', description: 'display help for command' }]
}

async function listValues(
  target: Argument | Option,
  kind: Kind | undefined,
  position: Position,
  environment: CliEnvironment,
): Promise<Candidate[]> {
  if (target.argChoices) return target.argChoices.map((value) => ({ value, description: '' }))
  if (kind === 'file') return [fileCandidate]
  if (kind === 'variable')
    return Object.entries(variables).map(([value, { unit }]) => ({ value, description: unit }))
  const options = toGlobalOptions(position)
  try {
    if (kind === 'profile') return listProfiles(environment, options)
    return kind === undefined ? [] : await listIds(kind, environment, options)
  } catch {
    return [] // whoever presses Tab wants a list or nothing: the command itself will say what is wrong
  }
}

function findKindOfOption({ long, flags }: Option): Kind | undefined {
  const [, name = ''] = /[<[](\w+)/.exec(flags) ?? []
  return kindsByFlag[long ?? ''] ?? kindsByName[name]
}

function findKindOfArgument({ command, argument, argumentIndex, given }: Position): Kind | undefined {
  const name = argument?.name() ?? ''
  if (command.name() === 'plot') return argumentIndex % 2 === 0 ? 'sensor' : 'variable'
  if (command.parent?.name() === 'profile' && command.name() !== 'add') return 'profile'
  if (name === 'id') return command.name() === 'locations' || given.has('--location') ? 'location' : 'sensor'
  return kindsByName[name]
}

/** The options before the cursor that say which server is meant. */
function toGlobalOptions({ given }: Position): GlobalOptions {
  const [server, profile] = [given.get('--server'), given.get('--profile')]
  return {
    ...(server && { server }),
    ...(profile && { profile }),
    ...(given.has('--insecure-http') && { insecureHttp: true }),
  }
}

function listProfiles(
  environment: CliEnvironment,
  { profile: _profile, ...options }: GlobalOptions,
): Candidate[] {
  const { configFile } = readSettings(environment, { server: 'http://localhost', ...options })
  return [...readProfiles(configFile).byName].map(([value, { server }]) => ({ value, description: server }))
}

async function listIds(
  kind: Exclude<Kind, 'variable' | 'profile' | 'file'>,
  environment: CliEnvironment,
  options: GlobalOptions,
): Promise<Candidate[]> {
  const interruption = AbortSignal.any([environment.interruption, AbortSignal.timeout(patienceMs)])
  const { client } = openSession({ ...environment, interruption }, options)
  return readIds[kind](client)
}

const readIds: Readonly<
  Record<Exclude<Kind, 'variable' | 'profile' | 'file'>, (client: Client) => Promise<Candidate[]>>
> = {
  async sensor(client) {
    const { data } = await client.listSensors({ limit: maxCandidates })
    return data.map(({ sensor_id, name }) => ({ value: sensor_id, description: name ?? '' }))
  },
  async location(client) {
    const { locations } = await client.exportLocations()
    return locations
      .slice(0, maxCandidates)
      .map(({ location_id, name }) => ({ value: location_id, description: name ?? '' }))
  },
  async client(client) {
    const { data } = await client.listClients({ limit: maxCandidates })
    return data.map(({ client_id, name }) => ({ value: client_id, description: name }))
  },
  async user(client) {
    const { data } = await client.listUsers({ limit: maxCandidates })
    return data.map(({ user_id, username }) => ({ value: username, description: user_id }))
  },
  async webhook(client) {
    const { data } = await client.listWebhooks({ limit: maxCandidates })
    return data.map(({ webhook_id, url }) => ({ value: webhook_id, description: url }))
  },
  async session(client) {
    const { data } = await client.listSessions({ limit: maxCandidates })
    return data.map(({ session_id, browser }) => ({ value: session_id, description: browser ?? '' }))
  },
  async grant(client) {
    const { data } = await client.listGrants({ limit: maxCandidates })
    return data.map(({ grant_id, client_name, username }) => ({
      value: grant_id,
      description: `${client_name}, ${username}`,
    }))
  },
}

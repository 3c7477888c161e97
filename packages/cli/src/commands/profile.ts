import { rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { revokeToken } from '@openlightfi/client'
import { createFileTokenStore } from '@openlightfi/client/node'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { checkProfileName, type Profiles, readProfiles, saveProfiles } from '../profiles.ts'
import { buildNativeClient } from '../session.ts'
import {
  explainMissingProfile,
  findConfigDirectory,
  type GlobalOptions,
  readSettings,
  type Settings,
} from '../settings.ts'

/** Adds `lightfi profile ...`: servers and logins under names, for people who work with several. */
export function addProfileCommand(program: Command, environment: CliEnvironment): void {
  const profile = program.command('profile').description('keep several servers, each with a login of its own')
  addListCommand(profile, environment)
  addAddCommand(profile, environment)
  addUseCommand(profile, environment)
  addRemoveCommand(profile, environment)
}

function addListCommand(profile: Command, environment: CliEnvironment): void {
  profile
    .command('list')
    .description('list the profiles, and the logins that belong to a server without one')
    .action(async (_options, command: Command) => {
      const settings = readPlainSettings(environment, command)
      const data = await listLogins(environment, readProfiles(settings.configFile))
      const columns = [{ title: '' }, { title: 'profile' }, { title: 'server' }, { title: 'logged in' }]
      const rows = data.map(({ profile: name, server, current, logged_in }) => [
        current ? '*' : '',
        name ?? '-',
        server,
        logged_in ? 'yes' : 'no',
      ])
      const nothing = 'No profiles: lightfi login --profile NAME --server URL makes one.\n'
      const text = () => (data.length > 0 ? formatTable(columns, rows) : nothing)
      await showResult(environment, settings, { value: { data }, text })
    })
}

function addAddCommand(profile: Command, environment: CliEnvironment): void {
  profile
    .command('add')
    .description('name a server with --server, without logging in yet')
    .argument('<name>', 'a name of yours')
    .action(async (name: string, _options, command: Command) => {
      const options = { ...command.optsWithGlobals<GlobalOptions>(), profile: checkProfileName(name) }
      const settings = readSettings(environment, options, { isCreatingProfile: true })
      const { server, allowInsecureHttp: insecureHttp, configFile } = settings
      const { current = name, byName } = readProfiles(configFile)
      saveProfiles(configFile, { current, byName: new Map(byName).set(name, { server, insecureHttp }) })
      await showResult(environment, settings, {
        value: { profile: name, server, current: current === name },
        text: () => `${name} is ${server}. Next: lightfi login --profile ${name}\n`,
      })
    })
}

function addUseCommand(profile: Command, environment: CliEnvironment): void {
  profile
    .command('use')
    .description('choose the profile that counts when nothing else says')
    .argument('<name>', 'name of a profile')
    .action(async (name: string, _options, command: Command) => {
      const settings = readPlainSettings(environment, command)
      const profiles = readProfiles(settings.configFile)
      const { server } = requireProfile(profiles, name)
      saveProfiles(settings.configFile, { ...profiles, current: name })
      await showResult(environment, settings, {
        value: { profile: name, server, current: true },
        text: () => `${name} (${server}) is the current profile.\n`,
      })
    })
}

function addRemoveCommand(profile: Command, environment: CliEnvironment): void {
  profile
    .command('remove')
    .description('end the login of a profile and forget it')
    .argument('<name>', 'name of a profile')
    .option('--local', 'only forget it here, for a server that is gone')
    .action(async (name: string, _options, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { local?: true }>()
      requireProfile(readProfiles(readPlainSettings(environment, command).configFile), name)
      const { server: _server, ...others } = options
      const settings = readSettings(environment, { ...others, profile: name })
      if (!options.local) await endLogin(environment, settings)
      rmSync(settings.tokenFile, { force: true })
      const { current, byName } = readProfiles(settings.configFile)
      const left = new Map(byName)
      left.delete(name)
      saveProfiles(settings.configFile, { current: current === name ? undefined : current, byName: left })
      await showResult(environment, settings, {
        value: { removed: name },
        text: () => `Removed the profile ${name}.\n`,
      })
    })
}

/** A login that lives on must stay revocable, so this comes before anything is deleted. */
async function endLogin(environment: CliEnvironment, settings: Settings): Promise<void> {
  const tokens = await createFileTokenStore(settings.tokenFile).load()
  if (tokens?.refreshToken === undefined) return
  await revokeToken(buildNativeClient(environment, settings), tokens.refreshToken)
}

/**
 * The settings apart from any server: a wrong current profile or URL must not keep people from changing it.
 */
function readPlainSettings(environment: CliEnvironment, command: Command): Settings {
  const { profile: _profile, ...options } = command.optsWithGlobals<GlobalOptions>()
  return readSettings(environment, { ...options, server: 'http://localhost:8000' })
}

function requireProfile(profiles: Profiles, name: string) {
  const profile = profiles.byName.get(name)
  if (profile) return profile
  throw new UsageError(explainMissingProfile(name, profiles))
}

interface Login {
  readonly profile: string | null
  readonly server: string
  readonly current: boolean
  readonly logged_in: boolean
}

async function listLogins(environment: CliEnvironment, { current, byName }: Profiles): Promise<Login[]> {
  const files = await listTokenFiles(join(findConfigDirectory(environment), 'tokens'))
  const named = [...byName].map(([profile, { server }]) => ({
    profile,
    server,
    current: profile === current,
    logged_in: files.includes(`${profile}@${encodeURIComponent(server)}.json`),
  }))
  const unnamed = files
    .filter((name) => /^http[^@]*\.json$/.test(name))
    .map((name) => ({
      profile: null,
      server: decodeURIComponent(name.slice(0, -'.json'.length)),
      current: false,
      logged_in: true,
    }))
  return [...named, ...unnamed]
}

async function listTokenFiles(directory: string): Promise<string[]> {
  return readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}

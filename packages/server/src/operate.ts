import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { finishDespiteSignals } from '@openlightfi/process'
import Fastify from 'fastify'
import {
  askRunningServer,
  type CommandContext,
  isMaintenance,
  type MaintenanceCommand,
  type OperatorAnswer,
  type OperatorCommand,
  OperatorCommands,
  OperatorError,
  parseOperatorCommand,
  silently,
} from './administration/index.ts'
import { AuditLog } from './audit/index.ts'
import { parseRestoreCommand } from './backup/index.ts'
import { systemClock } from './clock.ts'
import { composeOauth } from './compose-oauth.ts'
import type { ServerConfig } from './config.ts'
import { createMaintenance, loadBackups } from './create-maintenance.ts'
import { Estate } from './estate/index.ts'
import { createMailer } from './mail/index.ts'
import { operateBackups } from './operate-backups.ts'
import { requireDataDirectory } from './storage/data-directory.ts'
import { openStores } from './stores.ts'

/**
 * Runs a command of the operator: by the server that runs on the data directory, else on the data directory
 * itself. Makes no data directory; the note names the one that was used.
 *
 * @param words the command line, e.g. `['keys', 'rotate']`.
 * @throws OperatorError when the words are no command or it cannot be done in the present state;
 *   DataDirectoryError.
 */
export async function operate(
  config: ServerConfig,
  words: readonly string[],
  context: CommandContext = silently,
): Promise<OperatorAnswer> {
  const restoring = parseRestoreCommand(words)
  if (restoring) return operateBackups(config, restoring, context)
  const command = withWholePath(parseOperatorCommand(words))
  if (!command) throw new OperatorError(`"${words.join(' ')}" is not known; --help lists the commands.`)
  requireDataDirectory(config.dataDir)
  const answer =
    (await askRunningServer(config.dataDir, listWords(command) ?? words, context)) ??
    (await operateAlone(config, command, context))
  if (command.name === 'status') return answer
  const place = `Data directory: ${resolve(config.dataDir)}`
  return { ...answer, note: answer.note ? `${answer.note}\n${place}` : place }
}

/** Resolves the directory of a backup here: a server runs in another directory. */
function withWholePath(command: OperatorCommand | undefined): OperatorCommand | undefined {
  return command?.name === 'backup' ? { ...command, directory: resolve(command.directory) } : command
}

/** Lists the words of a command that must be written otherwise for a server than they were given. */
function listWords(command: OperatorCommand): string[] | undefined {
  if (command.name !== 'backup') return undefined
  const { directory, isFull, kept } = command
  const words = ['backup', directory, ...(isFull ? ['--full'] : [])]
  return kept === undefined ? words : [...words, '--keep', String(kept)]
}

async function operateAlone(
  config: ServerConfig,
  command: OperatorCommand,
  context: CommandContext,
): Promise<OperatorAnswer> {
  if (command.name === 'create-setup-link') {
    throw new OperatorError(
      'No server runs, and the link works only as long as the server that made it. Start lightfi-server: it prints the link.',
    )
  }
  refuseForeignRoot(config.dataDir)
  if (command.name === 'repair')
    return finishDespiteSignals(repairGoesOn, () => maintainAlone(config, command, context))
  if (isMaintenance(command)) return maintainAlone(config, command, context)
  return runAlone(config, (commands) => commands.run(command, context))
}

const repairGoesOn =
  'The repair is finished first. A second signal ends it at once; the next repair then goes on from there.'

/**
 * Refuses root in the directory of another user: the server of that user could not open afterwards what root
 * makes there.
 */
function refuseForeignRoot(dataDir: string): void {
  const { uid } = statSync(dataDir)
  if (process.getuid?.() !== 0 || uid === 0) return
  throw new OperatorError(
    `No server runs, and ${resolve(dataDir)} belongs to the user with the id ${uid}. Run this as that user: sudo -u '#${uid}' ...`,
  )
}

/**
 * Maintains the stores without a server. This needs neither keys nor an address, so that it works when not
 * much else does.
 */
async function maintainAlone(
  config: ServerConfig,
  command: MaintenanceCommand,
  context: CommandContext,
): Promise<OperatorAnswer> {
  const stores = await openStores(config, { mayBegin: false })
  try {
    const backups = await loadBackups({ config, stores, clock: systemClock })
    const maintenance = createMaintenance({ config, stores, backups, isServing: false })
    return await maintenance.run(command, context)
  } finally {
    await stores.close()
  }
}

/** Opens the data directory without serving. */
async function runAlone(
  config: ServerConfig,
  run: (commands: OperatorCommands) => Promise<OperatorAnswer>,
): Promise<OperatorAnswer> {
  const publicUrl = requirePublicUrl(config)
  const clock = systemClock
  const stores = await openStores(config, { mayBegin: false, clock })
  try {
    const estate = await Estate.load(stores.relational, clock)
    const audit = new AuditLog(stores.relational.audit, clock)
    const mailer = config.mail && createMailer(config.mail)
    const { log: logger } = Fastify({ logger: { level: 'error', stream: process.stderr } })
    const { oauth } = await composeOauth({ config, publicUrl, stores, clock, estate, audit, mailer, logger })
    try {
      const backups = await loadBackups({ config, stores, clock })
      const maintenance = createMaintenance({ config, stores, backups, isServing: false })
      return await run(new OperatorCommands(oauth, maintenance))
    } finally {
      await oauth.close()
      mailer?.close()
    }
  } finally {
    await stores.close()
  }
}

/** Requires the public URL, since links must lead to where the server will be. */
function requirePublicUrl({ publicUrl, port }: ServerConfig): string {
  if (publicUrl !== undefined) return publicUrl
  if (port) return `http://localhost:${port}`
  throw new OperatorError(
    'Set LIGHTFI_PUBLIC_URL or LIGHTFI_PORT: no server runs that could tell its address.',
  )
}

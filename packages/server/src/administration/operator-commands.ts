import { parseArgs } from 'node:util'
import { recordWithin } from '../audit/index.ts'
import type { Oauth } from '../oauth/index.ts'
import { ProblemError } from '../problem-error.ts'
import { operator } from './administrator.ts'
import type { MaintenanceCommand, MaintenanceCommands } from './maintenance-commands.ts'
import { type CommandContext, type OperatorAnswer, OperatorError, silently } from './operator-answer.ts'
import { UserAdministration } from './user-administration.ts'

/** The commands of the person who has the server's machine, besides serving. */
export type OperatorCommand =
  | { readonly name: 'rotate-keys' }
  | { readonly name: 'create-setup-link' }
  | { readonly name: 'reset-password'; readonly username: string }
  | MaintenanceCommand

/** The commands in the words of `--help`. */
export const operatorCommandHelp = `  lightfi-server status [--json]              show state, sizes, counts and damage at a glance
  lightfi-server repair [--dry-run]           get back what can be had of damaged readings, and acknowledge what is lost
  lightfi-server backup DIR [--full] [--keep N]
                                              make a backup there, of what changed since the last full one; keep the newest N
  lightfi-server backup list DIR              list the backups of a directory
  lightfi-server backup verify DIR[/NAME]     read every file of the backups, or of one
  lightfi-server restore DIR[/NAME] --key FILE [--copy]
                                              restore the newest backup, or the named one, into LIGHTFI_DATA_DIR, which must be new
  lightfi-server mqtt refused [BROKER]        print the messages of MQTT brokers that were refused, the newest first, a JSON object a line
  lightfi-server keys rotate                  sign tokens with new keys; the old ones are honoured until their last token ends
  lightfi-server setup-link                   print the link that makes the first administrator
  lightfi-server users reset-password NAME    print a one-time link on which a user sets a new password`

/** @returns undefined when the words are no command. */
export function parseOperatorCommand(words: readonly string[]): OperatorCommand | undefined {
  if (words[0] === 'backup') return parseBackupCommand(words.slice(1))
  const [first, second, third, ...rest] = words
  if (rest.length > 0) return undefined
  if (first === 'status' && third === undefined && [undefined, '--json'].includes(second)) {
    return { name: 'status', isJson: second !== undefined }
  }
  if (first === 'repair' && third === undefined && [undefined, '--dry-run'].includes(second)) {
    return { name: 'repair', isDryRun: second !== undefined }
  }
  if (first === 'mqtt' && second === 'refused') return { name: 'list-refused', broker: third }
  if (first === 'setup-link' && second === undefined) return { name: 'create-setup-link' }
  if (first === 'keys' && second === 'rotate' && third === undefined) return { name: 'rotate-keys' }
  if (first === 'users' && second === 'reset-password' && third !== undefined) {
    return { name: 'reset-password', username: third }
  }
  return undefined
}

/** Tells whether a word asks for something about backups: to one without its directory, none is made. */
const isWordOfBackup = (word: string) => word === 'list' || word === 'verify'

/** @returns undefined when the words are no wish for a backup. */
function parseBackupCommand(words: readonly string[]): MaintenanceCommand | undefined {
  try {
    const options = { full: { type: 'boolean' }, keep: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const [directory, ...rest] = positionals
    if (!directory || rest.length > 0 || isWordOfBackup(directory)) return undefined
    const { full: isFull = false, keep } = values
    if (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep)) return undefined
    return { name: 'backup', directory, isFull, kept: keep === undefined ? undefined : Number(keep) }
  } catch {
    return undefined // parseArgs throws for an option that it does not know
  }
}

/**
 * Runs the commands of the operator, on a server that runs or on its data directory alone, and records them.
 */
export class OperatorCommands {
  readonly #oauth: Oauth
  readonly #users: UserAdministration
  readonly #maintenance: MaintenanceCommands

  constructor(oauth: Oauth, maintenance: MaintenanceCommands) {
    this.#maintenance = maintenance
    this.#oauth = oauth
    this.#users = new UserAdministration(oauth.accounts)
  }

  /** @throws OperatorError when it cannot be done in the present state. */
  async run(command: OperatorCommand, context: CommandContext = silently): Promise<OperatorAnswer> {
    switch (command.name) {
      case 'rotate-keys':
        return this.#answerNewKeys()
      case 'create-setup-link':
        return this.#createSetupLink()
      case 'reset-password':
        return this.#resetPassword(command.username)
      default:
        return this.#maintenance.run(command, context)
    }
  }

  /** Signs with new keys from now on. @returns their ids (`kid`). */
  rotateKeys(): Promise<readonly string[]> {
    const act = { action: 'keys.rotated', organisationId: null, ...operator } as const
    return this.#oauth.rotateSigningKeys((within, keyIds) =>
      recordWithin(
        within,
        keyIds.map((id) => ({ ...act, subject: { kind: 'key', id } })),
      ),
    )
  }

  async #answerNewKeys(): Promise<OperatorAnswer> {
    const keyIds = await this.rotateKeys()
    return {
      result: keyIds.join('\n'),
      note: 'These are the ids of the new keys. Tokens signed with the old ones stay valid until they expire.',
    }
  }

  async #createSetupLink(): Promise<OperatorAnswer> {
    const link = await this.#oauth.setup.createLink()
    if (link === undefined) {
      throw new OperatorError('There are users already; let one of the administrators invite others.')
    }
    return { result: link, note: 'The link works once, for 24 hours, as long as this server runs.' }
  }

  async #resetPassword(username: string): Promise<OperatorAnswer> {
    const user = this.#oauth.accounts.findByUsername(username)
    if (!user) throw new OperatorError(`No user is called "${username}".`)
    try {
      const { emailedTo, link } = await this.#users.resetPassword(user.organisationId, user.userId, operator)
      return link === undefined
        ? { result: `A link was sent to ${emailedTo}.` }
        : { result: link, note: `Hand this link to ${user.username}: it works once, for an hour.` }
    } catch (error) {
      throw error instanceof ProblemError ? new OperatorError(error.message) : error
    }
  }
}

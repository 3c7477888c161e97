import type { Accounts, NewAccountErrorCode, PreparedUser } from '../../accounts/accounts.ts'
import { recordWithin } from '../../audit/index.ts'
import type { Clock } from '../../clock.ts'
import { dayMs } from '../../day-ms.ts'
import { newId, spellTimeZone } from '../../estate/index.ts'
import type { Alongside } from '../../storage/relational/transaction.ts'
import { createSecret, hashSecret, matchesHash } from '../hash.ts'
import type { ClientCredentials, OauthClients } from '../oauth-clients.ts'
import type { SetupField, SetupProblem } from './pages/setup-page.ts'

/** Makes an organisation, and stores `alongside` in the same transaction. */
export type CreateOrganisation = (
  wanted: { readonly locationId: string; readonly name: string; readonly timeZone: string },
  alongside: Alongside,
) => Promise<unknown>

/** The answers of the setup form. */
export type SetupAnswers = Readonly<Record<SetupField, string>>

/** The answers that have to be corrected, with the fault of each. */
export type SetupProblems = Readonly<Partial<Record<SetupField, SetupProblem>>>

/** The outcome of the setup; the client's secret exists nowhere else. */
export interface SetupOutcome {
  readonly username: string
  readonly credentials: ClientCredentials
}

const linkLifetimeMs = dayMs

/** A form that is sent twice, by a double click or a reload, gets the same result for this time. */
const repeatMs = 60_000
const maxOrganisationName = 100

/** The name of the first client. An administrator may change it. */
const firstClientName = 'First application'

/** Makes the first administrator, for the holder of the link that the service printed. */
export class Setup {
  readonly #publicUrl: string
  readonly #accounts: Accounts
  readonly #clients: OauthClients
  readonly #createOrganisation: CreateOrganisation
  readonly #clock: Clock
  readonly #onDone: (() => void)[] = []
  #link: { readonly tokenHash: string; readonly expiresAtMs: number } | undefined
  #run:
    | { readonly formHash: string; readonly startedAtMs: number; readonly outcome: Promise<SetupOutcome> }
    | undefined

  constructor(parts: {
    publicUrl: string
    accounts: Accounts
    clients: OauthClients
    createOrganisation: CreateOrganisation
    clock: Clock
  }) {
    this.#publicUrl = parts.publicUrl
    this.#accounts = parts.accounts
    this.#clients = parts.clients
    this.#createOrganisation = parts.createOrganisation
    this.#clock = parts.clock
  }

  /**
   * Creates a link that makes the first administrator, once, within a day and as long as this process runs. A
   * new one ends the one before.
   * @returns undefined when there is a user already.
   */
  async createLink(): Promise<string | undefined> {
    if (this.#accounts.size > 0) return undefined
    const token = createSecret()
    this.#link = { tokenHash: hashSecret(token), expiresAtMs: this.#clock() + linkLifetimeMs }
    return `${this.#publicUrl}/setup?token=${token}`
  }

  /** Calls a listener when the first administrator has been made. It must not throw. */
  onDone(listener: () => void): void {
    this.#onDone.push(listener)
  }

  /** Tells whether a link's token is good at the moment. */
  isOpen(token: string): boolean {
    const link = this.#link
    return (
      link !== undefined &&
      this.#accounts.size === 0 &&
      this.#run === undefined &&
      this.#clock() < link.expiresAtMs &&
      matchesHash(token, link.tokenHash)
    )
  }

  /** Checks every answer before anything is written. */
  checkAnswers(answers: SetupAnswers): SetupProblems {
    const problems: Partial<Record<SetupField, SetupProblem>> = {}
    const name = answers.organisation_name.trim()
    if (name === '' || name.length > maxOrganisationName) {
      problems.organisation_name = 'organisationNameWrong'
    }
    if (spellTimeZone(answers.time_zone.trim()) === undefined) problems.time_zone = 'timeZoneWrong'
    const account = this.#checkAccount(answers)
    if (account) problems[account.field] = account.problem
    if (answers.password !== answers.password_again) problems.password_again = 'passwordsDiffer'
    return problems
  }

  /**
   * Makes the organisation, the administrator and the first client; the link is used up. The answers have
   * been checked.
   * @param remoteAddress the address that the form came from.
   */
  async run(token: string, answers: SetupAnswers, remoteAddress: string): Promise<SetupOutcome> {
    const outcome = this.#make(answers, remoteAddress)
    this.#run = { formHash: hashForm(token, answers), startedAtMs: this.#clock(), outcome }
    try {
      return await outcome
    } catch (error) {
      this.#run = undefined
      throw error
    }
  }

  /**
   * Finds the outcome of the very same form, sent a moment ago: without it, a double click would lose the
   * client's secret.
   */
  findRepeated(token: string, answers: SetupAnswers): Promise<SetupOutcome> | undefined {
    const run = this.#run
    if (run === undefined || this.#clock() >= run.startedAtMs + repeatMs) return undefined
    return matchesHash(joinForm(token, answers), run.formHash) ? run.outcome : undefined
  }

  async #make(answers: SetupAnswers, remoteAddress: string): Promise<SetupOutcome> {
    // The password is hashed first, since too many may wait for that: an organisation without an
    // administrator must not be left behind.
    const passwordHash = await this.#accounts.hashNewPassword(answers)
    const locationId = newId('loc')
    const prepared = this.#prepareAdministrator(answers, locationId, passwordHash)
    const client = this.#clients.prepareClient({
      organisationId: locationId,
      name: firstClientName,
      kind: 'confidential',
    })
    const { userId, username, locationIds } = prepared.user
    const organisation = {
      locationId,
      name: answers.organisation_name.trim(),
      timeZone: answers.time_zone.trim(),
    }
    await this.#createOrganisation(organisation, async (within) => {
      await within.accounts.insertUser(prepared.row, locationIds, client.row)
      await recordWithin(within, [
        {
          action: 'setup.completed',
          organisationId: locationId,
          actor: { kind: 'operator' },
          subject: { kind: 'organisation', id: locationId },
          remoteAddress,
          details: { user_id: userId, username, client_id: client.row.client_id },
        },
      ])
    })
    this.#accounts.adopt(prepared)
    this.#clients.adopt(client)
    this.#link = undefined
    for (const tell of this.#onDone) tell()
    return { username, credentials: client.credentials }
  }

  #prepareAdministrator(answers: SetupAnswers, organisationId: string, passwordHash: string): PreparedUser {
    const { username, password } = answers
    const locationIds = [organisationId]
    const wanted = { organisationId, username, password, role: 'admin', locationIds } as const
    return this.#accounts.prepareUser(wanted, passwordHash)
  }

  #checkAccount(answers: SetupAnswers): { field: SetupField; problem: SetupProblem } | undefined {
    const code = this.#accounts.findProblem(answers)
    return code && problemsByCode[code]
  }
}

function joinForm(token: string, answers: SetupAnswers): string {
  return JSON.stringify([token, ...Object.entries(answers).sort()])
}

function hashForm(token: string, answers: SetupAnswers): string {
  return hashSecret(joinForm(token, answers))
}

const problemsByCode: Readonly<Record<NewAccountErrorCode, { field: SetupField; problem: SetupProblem }>> = {
  username_invalid: { field: 'username', problem: 'usernameWrong' },
  username_taken: { field: 'username', problem: 'usernameTaken' },
  email_invalid: { field: 'username', problem: 'usernameWrong' },
  email_taken: { field: 'username', problem: 'usernameTaken' },
  password_too_short: { field: 'password', problem: 'passwordTooShort' },
  password_too_long: { field: 'password', problem: 'passwordTooLong' },
  location_unknown: { field: 'organisation_name', problem: 'organisationNameWrong' },
}

import { findNetwork } from '../../accounts/accounts.ts'
import type { Clock } from '../../clock.ts'
import {
  deviceCodeLifetimeS,
  interactionLifetimeS,
  openSessionLifetimeS,
  unopenedLoginLifetimeS,
} from '../lifetimes.ts'
import { type OpenBounds, OpenRecords } from './open-records.ts'
import type { RecordPayload } from './record-cache.ts'

const megabyte = 1_048_576

const shared = { inAll: 5_000, perOwner: 100, perClient: Number.POSITIVE_INFINITY, lateS: 0 }

const loginBounds: OpenBounds = {
  ...shared,
  bytesInAll: 32 * megabyte,
  lifetimeS: interactionLifetimeS,
  unusedLifetimeS: unopenedLoginLifetimeS,
}

/** A browser comes back for its session when its person sends the form off. */
const sessionBounds: OpenBounds = {
  ...shared,
  bytesInAll: 8 * megabyte,
  lifetimeS: openSessionLifetimeS,
  unusedLifetimeS: openSessionLifetimeS,
}

/** Most devices use the one client of the command line, which must not take the place of all others. */
const deviceBounds: OpenBounds = {
  ...shared,
  perClient: 2_000,
  bytesInAll: 16 * megabyte,
  lifetimeS: deviceCodeLifetimeS,
  lateS: deviceCodeLifetimeS,
  unusedLifetimeS: 2 * deviceCodeLifetimeS,
}

/** A record that the library wants to be remembered. */
export interface ModelRecord {
  readonly idHash: string
  readonly payload: RecordPayload
  readonly expiresInS: number
}

/**
 * Keeps some records in memory alone: login pages, and the sessions and device codes that nobody has logged
 * in for. They are lost with the process, and a person who had one open begins again.
 */
export class OpenModels {
  readonly #logins: OpenRecords
  /** Pages of users who are logged in: those that ask for consent, or for the login once more. */
  readonly #loginsOfUsers: OpenRecords
  readonly #sessions: OpenRecords
  readonly #devices: OpenRecords

  constructor(clock: Clock) {
    this.#logins = new OpenRecords(loginBounds, clock)
    this.#loginsOfUsers = new OpenRecords(loginBounds, clock)
    this.#sessions = new OpenRecords(sessionBounds, clock)
    this.#devices = new OpenRecords(deviceBounds, clock)
  }

  /** Counts the kept records of a model. */
  count(model: string): number {
    return this.#list(model).reduce((sum, { size }) => sum + size, 0)
  }

  /**
   * Keeps a record, unless it belongs into the store. @param address the address that the request came from.
   */
  keep(model: string, { payload, ...record }: ModelRecord, address: string | undefined): boolean {
    const records = this.#choose(model, record.idHash, payload)
    if (!records) {
      this.forget(model, record.idHash)
      return false
    }
    const userId = findUserId(payload)
    const owner = userId === undefined ? `address ${findNetwork(address ?? '')}` : `user ${userId}`
    records.keep({ ...record, payload, owner })
    return true
  }

  /** Finds a record that is kept here. */
  find(model: string, idHash: string): RecordPayload | undefined {
    return this.#list(model)
      .find((records) => records.has(idHash))
      ?.find(idHash)
  }

  /** Finds the device authorization of a user code. */
  findByUserCode(userCode: string): RecordPayload | undefined {
    return this.#devices.findByUserCode(userCode)
  }

  /** Forgets a record. @returns true when it was kept here. */
  forget(model: string, idHash: string): boolean {
    const records = this.#list(model).find((candidate) => candidate.has(idHash))
    records?.forget(idHash)
    return records !== undefined
  }

  /** Forgets the records that have expired. */
  sweep(): void {
    for (const model of ['Interaction', 'Session', 'DeviceCode']) {
      for (const records of this.#list(model)) records.sweep()
    }
  }

  #choose(model: string, idHash: string, payload: RecordPayload): OpenRecords | undefined {
    if (model === 'Interaction') {
      if (this.#logins.has(idHash)) return this.#logins
      return findUserId(payload) === undefined ? this.#logins : this.#loginsOfUsers
    }
    if (payload.accountId !== undefined) return undefined
    if (model === 'Session') return this.#sessions
    return model === 'DeviceCode' ? this.#devices : undefined
  }

  #list(model: string): readonly OpenRecords[] {
    if (model === 'Interaction') return [this.#logins, this.#loginsOfUsers]
    if (model === 'Session') return [this.#sessions]
    return model === 'DeviceCode' ? [this.#devices] : []
  }
}

/** Finds the user who is logged in in the browser for which a login page was made. */
function findUserId({ session }: RecordPayload): string | undefined {
  const userId =
    typeof session === 'object' && session !== null && 'accountId' in session && session.accountId
  return typeof userId === 'string' ? userId : undefined
}

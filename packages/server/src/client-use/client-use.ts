import { setTimeout as delay } from 'node:timers/promises'
import { activityBounds, type ClientFailure, clientFailures } from '@openlightfi/contract'
import type { Clock } from '../clock.ts'
import { takeTurn } from '../event-loop-turns.ts'
import { type PlaceRequest, type PlaceRules, Places } from '../places.ts'
import { Rounds, type RoundsLogger } from '../rounds.ts'
import { SerialQueue } from '../serial-queue.ts'
import type { RelationalStore } from '../storage/relational/relational-store.ts'
import { hashSecret } from '../storage/secret-hash.ts'
import { Notes, type Subject } from './notes.ts'
import { readUse, writeUse } from './stored-use.ts'
import {
  addFailure,
  addRequest,
  addSecret,
  addToken,
  countRequestsOfDay,
  createUse,
  type GivenToken,
  mergeUse,
  type Use,
} from './use.ts'

/** Who used something: a client on behalf of users of an organisation, or for itself. */
export interface User {
  readonly organisationId: string
  readonly clientId: string
  /** Absent for a client that acts for itself, and where no login is known. */
  readonly grantId?: string | undefined
}

/** What is known of a use at this moment. */
export interface KnownUse extends Readonly<Use> {
  /** Calls of this hour and of the 23 before. */
  readonly requestsOfDay: number
}

/** How somebody failed. */
export interface Failure {
  readonly code: ClientFailure
  /** What was wrong, in words that hold no secret; those of the catalogue unless given. */
  readonly detail?: string | undefined
  readonly remoteAddress?: string | undefined
}

/** The parts with which use is noted. */
export interface ClientUseParts {
  readonly relational: Pick<RelationalStore, 'clientUse' | 'together'>
  /** Tells whether a client is the service's own, which is in no table. */
  readonly isBuiltIn: (clientId: string) => boolean
  readonly clock: Clock
  readonly logger: RoundsLogger
}

/** The stored use of things of one kind. */
interface UseSource {
  /** Finds what is stored of some. */
  find(keys: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Finds the key of what is stored of one. */
  toKey(id: string): string
  toSubject(id: string): Subject
}

/** The time between two writes, milliseconds: failures and calls are stored at most so often. */
const pauseMs = 60_000

/** The clients and grants whose notes are written together, some milliseconds in all. */
const maxTogether = 25

/** The rest after each write, as a multiple of its time, and the longest, milliseconds. */
const restFactor = 4
const longestRestMs = 250

/** The clients or grants that are read at once; another round of the event loop comes in between. */
const readAtOnce = 100

/**
 * The bounds of those who read use: each may read that of a thousand clients or logins, and everybody waits
 * for the hundred that are being read.
 */
const readRules: PlaceRules = {
  what: 'reads of what clients and logins did are waiting',
  held: { perCaller: 1, perOrganisation: 2, inAll: 4 },
  waiting: { perCaller: 32, perOrganisation: 64, inAll: 256 },
  retryAfterS: 2,
}

/** The reader of a use; nobody where the answer to a change shows it, which has been made by then. */
export type UseReader = Pick<PlaceRequest, 'holder' | 'signal'>

/**
 * Notes what clients and logins do: in memory at first, and in the database once a minute. What is read is
 * both together, so it is always up to date; a crash loses the notes since the last write.
 */
export class ClientUse {
  readonly #parts: ClientUseParts
  readonly #notes = new Notes()
  /** What is read, and what is written, sees the notes and the database as of one moment. */
  readonly #queue = new SerialQueue()
  readonly #reads = new Places(readRules)
  readonly #rounds: Rounds

  constructor(parts: ClientUseParts) {
    this.#parts = parts
    this.#rounds = new Rounds({
      steps: [(ending) => this.#writeAll(ending)],
      pauseMs,
      logger: parts.logger,
      failureMessage: 'what clients did could not be stored, and is kept for the next time',
    })
  }

  /** Begins to store notes once a minute. */
  start(): void {
    this.#rounds.start(pauseMs)
  }

  /** Stores what is noted, and ends. Requests must have stopped before. */
  async close(): Promise<void> {
    await this.#rounds.close()
    await this.#rounds.try(() => this.#writeAll())
  }

  /** Notes an access token that was given. */
  noteToken(user: User, token: GivenToken): void {
    const nowMs = this.#parts.clock()
    this.#notes.change(user, (use) => addToken(use, nowMs, token))
  }

  /** Notes that a client proved itself by a secret. @param secretHash SHA-256, base64url. */
  noteSecret(user: User, secretHash: string): void {
    const nowMs = this.#parts.clock()
    this.#notes.change(user, (use) => addSecret(use, nowMs, secretHash))
  }

  /** Notes a failure. */
  noteFailure(user: User, { code, detail = clientFailures[code], remoteAddress }: Failure): void {
    const nowMs = this.#parts.clock()
    this.#notes.change(user, (use) => addFailure(use, nowMs, { code, detail, remoteAddress }))
  }

  /** Notes a call of the API that was let in. */
  noteRequest(user: User): void {
    const nowMs = this.#parts.clock()
    this.#notes.change(user, (use) => addRequest(use, nowMs))
  }

  /**
   * Reads how an organisation uses clients; those that it never used have an empty use.
   * @throws PlacesTakenError when too many wait; the reason of the reader's signal. The same for the others.
   */
  async readClients(
    organisationId: string,
    clientIds: readonly string[],
    reader: UseReader = {},
  ): Promise<Map<string, KnownUse>> {
    const { clientUse } = this.#parts.relational
    return this.#read(clientIds, reader, {
      find: (ids) => clientUse.findOfClients(organisationId, ids),
      toKey: (clientId) => clientId,
      toSubject: (clientId) => ({ kind: 'client', organisationId, clientId }),
    })
  }

  /** Reads how an organisation uses a client. */
  async readClient(organisationId: string, clientId: string, reader: UseReader): Promise<KnownUse> {
    return requireKnown(await this.readClients(organisationId, [clientId], reader), clientId)
  }

  /** Reads how a grant of a user of an organisation is used. */
  async readGrant(organisationId: string, grantId: string, reader: UseReader): Promise<KnownUse> {
    return requireKnown(await this.readGrants(organisationId, [grantId], reader), grantId)
  }

  /** Reads how grants of an organisation's users are used; those that never were have an empty use. */
  async readGrants(
    organisationId: string,
    grantIds: readonly string[],
    reader: UseReader,
  ): Promise<Map<string, KnownUse>> {
    const { clientUse } = this.#parts.relational
    return this.#read(grantIds, reader, {
      find: (idHashes) => clientUse.findOfGrants(idHashes),
      toKey: hashSecret,
      toSubject: (grantId) => ({ kind: 'grant', organisationId, grantId }),
    })
  }

  async #read(
    ids: readonly string[],
    { holder, signal }: UseReader,
    { find, toKey, toSubject }: UseSource,
  ): Promise<Map<string, KnownUse>> {
    const found = new Map<string, KnownUse>()
    await this.#reads.run({ holder, signal }, async () => {
      for (let at = 0; at < ids.length; at += readAtOnce) {
        if (at > 0) await takeTurn()
        signal?.throwIfAborted()
        const some = ids.slice(at, at + readAtOnce)
        await this.#queue.run(async () => {
          const texts = await find(some.map(toKey))
          for (const id of some) found.set(id, this.#complete(toSubject(id), texts.get(toKey(id))))
        })
      }
    })
    return found
  }

  /** Takes what is stored together with what is noted. */
  #complete(subject: Subject, text: string | undefined): KnownUse {
    const nowMs = this.#parts.clock()
    const notes = this.#notes.find(subject) ?? createUse()
    const use = mergeUse(readUse(text), notes, activityBounds[subject.kind], nowMs)
    return { ...use, requestsOfDay: countRequestsOfDay(use, nowMs) }
  }

  /** @throws the error of the database; what was not stored is kept. */
  async #writeAll(ending?: AbortSignal): Promise<void> {
    const subjects = this.#notes.listSubjects()
    let failure: { readonly error: unknown } | undefined
    for (let at = 0; at < subjects.length && !ending?.aborted; at += maxTogether) {
      const startMs = performance.now()
      try {
        await this.#queue.run(() => this.#write(subjects.slice(at, at + maxTogether)))
      } catch (error) {
        failure = { error } // the others are stored all the same
      }
      const restMs = Math.min(longestRestMs, (performance.now() - startMs) * restFactor)
      if (ending) await delay(restMs, undefined, { signal: ending }).catch(() => undefined)
    }
    if (failure) throw failure.error
  }

  async #write(subjects: readonly Subject[]): Promise<void> {
    const { relational, clock } = this.#parts
    const taken = subjects.flatMap((subject) => {
      const notes = this.#notes.take(subject)
      return notes ? [{ subject, notes }] : []
    })
    try {
      await relational.together(async ({ clientUse }) => {
        for (const { subject, notes } of taken) await this.#store(clientUse, subject, notes)
      })
    } catch (error) {
      for (const { subject, notes } of taken) {
        this.#notes.giveBack(subject, (later) =>
          mergeUse(notes, later, activityBounds[subject.kind], clock()),
        )
      }
      throw error
    }
  }

  async #store(repository: RelationalStore['clientUse'], subject: Subject, notes: Use): Promise<void> {
    const merge = (text: string | undefined) =>
      writeUse(mergeUse(readUse(text), notes, activityBounds[subject.kind], this.#parts.clock()))
    if (subject.kind === 'client') {
      const { organisationId, clientId } = subject
      const known = await repository.findOfClients(organisationId, [clientId])
      const isStored = !this.#parts.isBuiltIn(clientId)
      await repository.putOfClient(organisationId, clientId, isStored, merge(known.get(clientId)))
      return
    }
    const idHash = hashSecret(subject.grantId)
    const known = await repository.findOfGrants([idHash])
    await repository.putOfGrant(idHash, merge(known.get(idHash)))
  }
}

/** Finds the use of something that was asked for, and so is there. */
export function requireKnown(uses: ReadonlyMap<string, KnownUse>, id: string): KnownUse {
  const use = uses.get(id)
  if (!use) throw new Error('the use of something else was read')
  return use
}

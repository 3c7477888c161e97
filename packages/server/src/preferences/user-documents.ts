import type { Holder } from '../holder.ts'
import { matchesWeakly, tagText } from '../http/entity-tag.ts'
import { type PlaceRules, Places } from '../places.ts'
import { ProblemError } from '../problem-error.ts'
import type { RelationalStore } from '../storage/relational/relational-store.ts'

/** The kinds of documents that a user has one of. */
export type DocumentKind = 'preferences' | 'views'

/** A document of a user. */
export interface UserDocument {
  readonly content: unknown
  /** Stands for the content; of letters, digits, dashes and underscores. */
  readonly version: string
}

const what = 'preferences and views are being stored'

/**
 * The documents that are being stored. Each waits for the disk, and everything with it: a few at a time, and
 * one of a login, lose nothing.
 */
const placeRules: PlaceRules = {
  what,
  held: { perCaller: 1, perOrganisation: 2, inAll: 4 },
  waiting: { perCaller: 64, perOrganisation: 256, inAll: 1_024 },
  retryAfterS: 1,
}

/** The requests that may be in the line for these places, from before their body is read to their answer. */
const lineRules: PlaceRules = {
  what,
  held: { perCaller: 64, perOrganisation: 256, inAll: 1_024 },
  retryAfterS: 1,
}

/** A document that is to be put in place of another. */
export interface DocumentChange {
  readonly content: unknown
  /** The document of a user who has none. */
  readonly empty: unknown
  /** The header `If-Match`. */
  readonly ifMatch: string | undefined
  /** Aborted when nobody waits for it any more. */
  readonly signal: AbortSignal
}

/** Keeps small JSON documents of users. It holds none in memory. */
export class UserDocuments {
  readonly #places = new Places(placeRules)
  readonly #line = new Places(lineRules)
  readonly #store: Pick<RelationalStore, 'userDocuments' | 'together'>

  constructor(store: Pick<RelationalStore, 'userDocuments' | 'together'>) {
    this.#store = store
  }

  /**
   * Lets a caller come who is going to put a document, before that is read.
   * @param over aborted when the request is over.
   * @throws PlacesTakenError when too many have come.
   */
  admit(caller: Holder, over: AbortSignal): void {
    const leave = this.#line.takeNow({ holder: caller })
    if (over.aborted) leave()
    else over.addEventListener('abort', leave, { once: true })
  }

  /** Reads the document of a user. @param empty the one of a user who has none. */
  async read(userId: string, kind: DocumentKind, empty: unknown): Promise<UserDocument> {
    return toDocument((await this.#store.userDocuments.find(userId, kind)) ?? JSON.stringify(empty))
  }

  /**
   * Puts a document of a caller in place of the one before; the same one is not stored again.
   * @param change with `ifMatch`, only if the document is still as an answer with that tag said.
   * @throws ProblemError `changed_meanwhile`; `invalid_token` when the user is gone; PlacesTakenError when
   *   too many are being stored; the reason of the signal.
   */
  put(
    caller: Holder & { readonly subject: string },
    kind: DocumentKind,
    { content, empty, ifMatch, signal }: DocumentChange,
  ): Promise<UserDocument> {
    const text = JSON.stringify(content)
    const row = { user_id: caller.subject, kind, document: text }
    return this.#places.run({ holder: caller, signal }, () =>
      this.#store.together(async ({ userDocuments }) => {
        const stored = await userDocuments.find(caller.subject, kind)
        const before = toDocument(stored ?? JSON.stringify(empty))
        if (ifMatch !== undefined && !matchesWeakly(ifMatch, before.version)) throw refuse(before)
        if (text === stored || (await userDocuments.put(row))) return toDocument(text)
        throw new ProblemError('invalid_token', 'The user of this token was deleted.')
      }),
    )
  }
}

function toDocument(text: string): UserDocument {
  return { content: JSON.parse(text), version: tagText(text) }
}

function refuse({ version }: UserDocument): ProblemError {
  return new ProblemError('changed_meanwhile', `They are at version "${version}" now; read them again.`)
}

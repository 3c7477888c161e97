import { TokenStoreError } from '../errors/token-error.ts'
import { waitMs } from '../time-limit.ts'
import { readStoredTokens, type TokenStore } from '../tokens/stored-tokens.ts'

/** The part of `localStorage` and `sessionStorage` that is used. */
export type WebStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The part of `navigator.locks` that is used. */
export interface WebLocks {
  request<Result>(name: string, action: () => Promise<Result>): Promise<Result>
}

/** Settings of a store of tokens in a page. */
export interface WebTokenStoreOptions {
  /**
   * Default `localStorage`, which all tabs of the origin share and which survives the browser;
   * `sessionStorage` is for one tab.
   */
  readonly storage?: WebStorage
  /** Default `lightfi-tokens`; one per login. */
  readonly key?: string
  /** Lets tabs take turns. Default `navigator.locks` where there is one: on https and localhost. */
  readonly locks?: WebLocks | undefined
}

/**
 * How long the lock is held after a save, milliseconds; nobody waits for it but other tabs. Tabs live in
 * processes of their own, which learn of each other's writes a little later, while a lock passes on at once.
 */
const settlingMs = 250

/**
 * Keeps tokens in the storage of a browser. Any script of the page's origin can read them: use it for a
 * public client, whose refresh tokens rotate, with a policy (CSP) that lets no foreign script in.
 */
export function createWebTokenStore({
  storage = globalThis.localStorage,
  key = 'lightfi-tokens',
  locks = globalThis.navigator?.locks as WebLocks | undefined,
}: WebTokenStoreOptions = {}): TokenStore {
  let saves = 0
  const store: TokenStore = {
    load: async () => parseTokens(key, storage.getItem(key)),
    save: async (tokens) => {
      storage.setItem(key, JSON.stringify({ version: 1, ...tokens }))
      saves += 1
    },
    clear: async () => storage.removeItem(key),
  }
  if (!locks) return store
  return {
    ...store,
    runExclusively: (action) =>
      new Promise((resolve, reject) => {
        const hold = async () => {
          const before = saves
          await action().then(resolve, reject)
          if (saves > before) await waitMs(settlingMs)
        }
        locks.request(key, hold).catch(reject)
      }),
  }
}

function parseTokens(key: string, text: string | null) {
  if (text === null) return undefined
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    content = undefined // without a cause: the parser's message quotes the text, which is secret
  }
  const tokens = readStoredTokens(content)
  if (!tokens)
    throw new TokenStoreError(
      `The storage's ${JSON.stringify(key)} holds no tokens. Remove it and log in again.`,
    )
  return tokens
}

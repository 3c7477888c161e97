import {
  type Client,
  createAnswerCache,
  createClient,
  createRefreshTokenGrant,
  createTokenSource,
  createWebTokenStore,
  discoverAuthorizationServer,
  finishBrowserLogin,
  LoginRequiredError,
  revokeToken,
  startBrowserLogin,
  type TokenStore,
} from '@openlightfi/client'
import { createServerClock, type ServerClock } from '../time/server-clock.ts'
import { forgetInTab, putLoginMark, readLoginMark, readSubject, removeLoginMark } from './login-mark.ts'

/** The id of the client that every server has built in for its dashboard. */
const clientId = 'lightfi-dashboard'

/** Everything that the user may do, and who they are. */
const scope = 'aws.cognito.signin.user.admin openid profile email'

/** Where the browser keeps the tokens of the login. */
const tokensKey = 'lightfi-dashboard'

/** Where the tab keeps the address to return to after a login. */
const returnKey = 'lightfi-dashboard-return'

/**
 * What listeners of a session are told of. `ended`: only a new login helps. `left`: in another tab somebody
 * logged out, or somebody else in, so that nothing here may be shown any more.
 */
export type SessionState = 'open' | 'ended' | 'left'

/** One person's use of the dashboard in this tab, on top of tokens that all tabs share. */
export interface Session {
  readonly client: Client
  /** The clock of the server, as its answers tell it. */
  readonly clock: ServerClock
  readonly state: () => SessionState
  /** When it ended by the clock of the server, Unix seconds. */
  readonly endedAtS: () => number | undefined
  /** Calls `listener` after each change of the state. @returns ends that. */
  subscribe(listener: () => void): () => void
  /** Looks whether an error means that the login has ended, and tells the listeners. */
  noteError(error: unknown): void
  /** Leads to the hosted login, and from there back to `returnTo`, a path of the dashboard with its query. */
  logIn(returnTo: string): Promise<void>
  /** Ends the login of all tabs, here and on the server. */
  logOut(): Promise<void>
}

/** Settings of a session; the defaults are those of a page. */
export interface SessionOptions {
  /** Where the API is: the origin of the page. */
  readonly origin: string
}

/** Makes the session of this tab, of the login that the browser has now. It asks nothing of the server. */
export function createSession({ origin }: SessionOptions): Session {
  const oauthClient = { oauthUrl: `${origin}/oauth2`, clientId }
  const store = createWebTokenStore({ key: tokensKey })
  const mark = readLoginMark()
  const isOurs = () => readLoginMark() === mark
  const ours = keepToLogin(store, isOurs)
  const tokens = createTokenSource({ grant: createRefreshTokenGrant(oauthClient), store: ours })
  const clock = createServerClock()
  const cache = createAnswerCache()
  const listeners = new Set<() => void>()
  let endedAtS: number | undefined
  let isLeft = false
  const use = new AbortController()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  /** Looks what other tabs have made of the login. */
  const look = () => {
    if (isLeft) return
    if (!isOurs()) {
      isLeft = true
      use.abort()
      cache.clear()
      forgetInTab()
      tell()
    } else if (endedAtS !== undefined) {
      // The same user has logged in again.
      tokens.reset()
      endedAtS = undefined
      tell()
    }
  }
  window.addEventListener('storage', ({ key }) => {
    if (key !== tokensKey || localStorage.getItem(tokensKey) !== null) look()
  })
  window.addEventListener('pageshow', ({ persisted }) => persisted && look())
  const client = createClient({
    baseUrl: origin,
    signal: use.signal,
    tokens,
    cache,
    hooks: { requestEnded: ({ serverTimeMs, durationMs }) => clock.note(serverTimeMs, durationMs) },
  })
  return {
    client,
    clock,
    state: () => (isLeft ? 'left' : endedAtS === undefined ? 'open' : 'ended'),
    endedAtS: () => endedAtS,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    noteError: (error) => {
      if (isLeft || endedAtS !== undefined || !(error instanceof LoginRequiredError)) return
      endedAtS = clock.nowMs() / 1000
      tell()
    },
    logIn: (returnTo) => logIn(origin, returnTo),
    logOut: async () => {
      // Nothing more is asked with tokens that are about to end.
      use.abort()
      const { refreshToken } = (await ours.load()) ?? {}
      await ours.clear()
      if (isOurs()) removeLoginMark()
      cache.clear()
      forgetInTab()
      // Where the server is away, the page that is left for says so.
      if (refreshToken !== undefined) await revokeToken(oauthClient, refreshToken).catch(() => undefined)
      const query = new URLSearchParams({ client_id: clientId, logout_uri: `${origin}/dashboard/` })
      location.assign(`${origin}/logout?${query}`)
    },
  }
}

/** Leads to the hosted login, and from there back to `returnTo`, a path of the dashboard with its query. */
export async function logIn(origin: string, returnTo: string): Promise<void> {
  sessionStorage.setItem(returnKey, returnTo)
  const server = await discoverAuthorizationServer({ oauthUrl: `${origin}/oauth2` })
  location.assign(await startBrowserLogin(server, { clientId, redirectUri: callbackOf(origin), scope }))
}

/** Tells whether somebody has logged in from this browser, without asking the server. */
export async function hasLogin(): Promise<boolean> {
  return (await createWebTokenStore({ key: tokensKey }).load()) !== undefined
}

/** Keeps the tokens of somebody else from a tab, and its own from theirs. */
function keepToLogin(store: TokenStore, isOurs: () => boolean): TokenStore {
  return {
    ...store,
    load: async () => (isOurs() ? store.load() : undefined),
    save: async (tokens) => {
      if (isOurs()) await store.save(tokens)
    },
    clear: async () => {
      if (isOurs()) await store.clear()
    },
  }
}

/**
 * Finishes the login with which the browser came back to `url`. What somebody else left in the tab is
 * forgotten.
 *
 * @returns the path at which the login began, and whether this tab may still hold what was another's.
 * @throws AuthorizationError when this tab began no such login or the answer says no; otherwise as a token
 * source.
 */
export async function finishLogin(origin: string, url: string): Promise<FinishedLogin> {
  const oauthClient = { oauthUrl: `${origin}/oauth2`, clientId }
  const granted = await finishBrowserLogin(oauthClient, url)
  const returnTo = sessionStorage.getItem(returnKey) ?? '/dashboard/'
  sessionStorage.removeItem(returnKey)
  const [before, mark] = [readLoginMark(), readSubject(granted.accessToken)]
  const isAnother = before !== null && before !== mark
  if (isAnother) forgetInTab()
  putLoginMark(mark)
  await createWebTokenStore({ key: tokensKey }).save(granted)
  return { returnTo, isAnother }
}

/** What {@link finishLogin} gives. */
export interface FinishedLogin {
  readonly returnTo: string
  readonly isAnother: boolean
}

function callbackOf(origin: string): string {
  return `${origin}/dashboard/callback`
}

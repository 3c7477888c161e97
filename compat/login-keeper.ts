import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Credentials, driveLogin } from './drive-login.ts'
import { programEnvironment } from './run-program.ts'

/** A login that a library is to keep. */
export interface LoginToKeep {
  readonly library: 'authlib' | 'requests-oauthlib'
  readonly clientId: string
  readonly clientSecret: string
  /** The scope that the library asks for; null for none. */
  readonly scope: string | null
}

/** The tokens that a library was given at the login and at each refresh. */
export interface KeptLogin {
  /** How many base locations it saw with each access token. */
  readonly seen: readonly number[]
  /** The scopes of each answer, sorted. */
  readonly scopes: readonly (readonly string[])[]
  /** How many different ones there were. */
  readonly refreshTokens: number
  readonly accessTokens: number
}

/** A Python program that keeps logins with the libraries that others use. */
export interface LoginKeeper {
  /** Logs in and goes through three expiries; one at a time. @throws {Error} with what the library said. */
  keepLogin(login: LoginToKeep): Promise<KeptLogin>
  close(): Promise<void>
}

const redirectUri = 'http://localhost:3000/'

/** Starts `keep_login.py`. @param python absolute path of its interpreter. */
export function startLoginKeeper(
  python: string,
  { apiUrl, oauthUrl, person }: { apiUrl: string; oauthUrl: string; person: Credentials },
): LoginKeeper {
  const child = spawn(python, [join(import.meta.dirname, 'python', 'keep_login.py')], {
    env: programEnvironment({ API_URL: apiUrl, OAUTH_URL: oauthUrl, REDIRECT_URI: redirectUri }),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()

  async function ask(question: unknown): Promise<Record<string, unknown>> {
    child.stdin.write(`${JSON.stringify(question)}\n`)
    const { value, done } = await lines.next()
    assert.ok(!done, `the program ended:\n${complaints}`)
    const answer = JSON.parse(value) as Record<string, unknown>
    if (answer.failure !== undefined) throw new Error(String(answer.failure))
    return answer
  }

  return {
    async keepLogin({ library, clientId, clientSecret, scope }) {
      const client = { client_id: clientId, client_secret: clientSecret }
      const { url } = await ask({ library, ...client, scope })
      const end = await driveLogin(new URL(String(url)), person, redirectUri)
      return (await ask(end.url.href)) as unknown as KeptLogin
    },
    async close() {
      child.stdin.end()
      const [exitCode] = await ended
      assert.equal(exitCode, 0, complaints)
    },
  }
}

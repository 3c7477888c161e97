import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { programEnvironment } from './run-program.ts'

/** The documentation's port: `http://localhost:3000/` is what a new client has registered. */
export const loginAppPort = 3000

/** A login application that runs. */
export interface LoginApp {
  close(): Promise<void>
}

/**
 * Starts the Flask application that obtains a refresh token; resolves once it listens.
 *
 * @throws {Error} with what it said when it ends instead, for example because port 3000 is taken.
 */
export async function startLoginApp(
  python: string,
  env: { readonly OAUTH_URL: string; readonly CLIENT_ID: string; readonly CLIENT_SECRET: string },
): Promise<LoginApp> {
  const child = spawn(python, [join(import.meta.dirname, 'python', 'obtain_refresh_token.py')], {
    env: programEnvironment({ ...env, PORT: String(loginAppPort), PYTHONUNBUFFERED: '1' }),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit')
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('Running on')) resolve()
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`The login application did not start:\n${said}`)))
  })
  return {
    close: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

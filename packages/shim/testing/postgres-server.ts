import { execFile } from 'node:child_process'
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { requirePart } from '../../../tools/required-part.ts'
import { findFreePort, programUser, startProgram, stopProgram } from '../../process/testing/start-program.ts'

/** Whether the server can be started here. */
export const postgresPart = requirePart('postgres')

/** The password of the only user. */
export const postgresPassword = 'correct horse'

/** A real database server on a directory of its own. */
export interface PostgresServer {
  /** Without the password. */
  readonly url: string
  query<Row extends pg.QueryResultRow>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>
  start(): Promise<void>
  /** As a crash would: without a word to anybody. */
  kill(): Promise<void>
  /** Stops it and removes its files. */
  remove(): Promise<void>
}

/** Makes a database and starts its server, as a user without rights. */
export async function startPostgres(): Promise<PostgresServer> {
  const root = await mkdtemp(join(tmpdir(), 'lightfi-postgres-'))
  const directory = join(root, 'data')
  const passwordFile = join(root, 'password')
  await mkdir(directory, { mode: 0o700 })
  await writeFile(passwordFile, postgresPassword)
  if (programUser.uid !== undefined) {
    for (const path of [root, directory, passwordFile]) await chown(path, programUser.uid, programUser.gid)
  }
  const own = ['-D', directory, '-U', 'lightfi', '--pwfile', passwordFile, '--no-sync']
  const initdb = join(dirname(postgresPart.path), 'initdb')
  await promisify(execFile)(initdb, [...own, '--auth=scram-sha-256', '--encoding=UTF8'], programUser)
  const port = await findFreePort()
  const url = `postgresql://lightfi@127.0.0.1:${port}/postgres`
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'restart_after_crash=off']
  const args = ['-D', directory, '-p', String(port), ...options.flatMap((option) => ['-c', option])]
  let running: Awaited<ReturnType<typeof startProgram>> | undefined
  const start = async () => {
    running = await startProgram(postgresPart.path, args, /ready to accept connections/)
  }
  const stop = async (signal: NodeJS.Signals) => {
    if (running) await stopProgram(running, signal)
    running = undefined
  }
  await start()
  return {
    url,
    query: async <Row extends pg.QueryResultRow>(statement: string, parameters: readonly unknown[] = []) => {
      const client = new pg.Client({
        connectionString: url.replace('@', `:${encodeURIComponent(postgresPassword)}@`),
      })
      await client.connect()
      try {
        return (await client.query<Row>(statement, [...parameters])).rows
      } finally {
        await client.end()
      }
    },
    start,
    kill: () => stop('SIGQUIT'), // immediate shutdown: no checkpoint, so the next start recovers from the log
    remove: async () => {
      await stop('SIGQUIT')
      await rm(root, { recursive: true })
    },
  }
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFileTokenStore } from '@openlightfi/client/node'
import { type RunningShim, startShim } from '../src/start-shim.ts'

/** A log that tests read. */
export function captureLog() {
  const waits = new Set<() => void>()
  const captured = {
    text: '',
    write(piece: string): void {
      captured.text += piece
      for (const check of waits) check()
    },
    /** Resolves when a line matches. */
    waitFor(pattern: RegExp): Promise<void> {
      return new Promise((resolve) => {
        const check = () => {
          if (!pattern.test(captured.text)) return
          waits.delete(check)
          resolve()
        }
        waits.add(check)
        check()
      })
    },
  }
  return captured
}

/** Settings of a shim in a test. */
export interface TestShimOptions {
  /** Settings besides server, ports and token file, as in a configuration file. */
  readonly config?: object
  /** The refresh token that stands in the token file; none for no file. Default `refresh-0`. */
  readonly refreshToken?: string | undefined
  readonly now?: () => number
  /** A directory of another shim, to share its files. */
  readonly directory?: string
}

/** A real shim in front of a server, in a directory of its own. */
export async function startTestShim(serverUrl: string, options: TestShimOptions = {}) {
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'lightfi-shim-')))
  const file = join(directory, 'shim.json')
  const tokenFile = join(directory, 'tokens.json')
  const refreshToken = 'refreshToken' in options ? options.refreshToken : 'refresh-0'
  const store = createFileTokenStore(tokenFile)
  if (refreshToken !== undefined && !options.directory) await store.save({ refreshToken })
  const write = (config: object) =>
    writeFile(
      file,
      JSON.stringify({
        server: serverUrl,
        listen: { tcp: { port: 0 } },
        admin: { port: 0 },
        logLevel: 'debug',
        ...config,
      }),
    )
  await write(options.config ?? {})
  const log = captureLog()
  const shim: RunningShim = await startShim({
    sources: { file, variables: {}, assignments: [] },
    places: { configFile: file, fallbackDirectory: directory },
    logSink: log,
    ...(options.now && { now: options.now }),
  })
  return {
    shim,
    log,
    directory,
    tokenFile,
    store,
    /** The address for TCP callers. */
    url: shim.addresses.find((address) => address.startsWith('http')) ?? '',
    /** Writes another configuration, without reading it. */
    write,
    readHealth: () => fetch(`${shim.adminAddress}/health`),
    async close(): Promise<void> {
      await shim.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Resolves when the condition holds. @throws Error when it does not within ten seconds. */
export async function waitUntil(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`never held: ${condition}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

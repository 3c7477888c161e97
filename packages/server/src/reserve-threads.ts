/**
 * The threads of libuv: one for each session of the engine (three read, one writes, one exports, one stops
 * others), two for hashes and files, two for compressed answers, one for the log.
 */
const workerThreads = '11'

/**
 * Makes libuv have as many threads as a server needs, unless the environment says how many. Call it before
 * anything else: the number is read when the first thread is wanted.
 * @param environment that of the process itself, `process.env`.
 */
export function reserveThreads(environment: NodeJS.ProcessEnv): void {
  environment.UV_THREADPOOL_SIZE ??= workerThreads
}

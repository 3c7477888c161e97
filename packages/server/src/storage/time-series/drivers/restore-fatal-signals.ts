import { restoreSignals } from '@openlightfi/process'

/**
 * The signals of a dying process, and Ctrl-Z. The engine takes all of them when its first session opens (chDB
 * 26.7): its handlers sleep for five minutes in the thread that was hit, as they wait for a log that an
 * embedded engine does not write. Until then the process keeps its port and hears no other signal.
 */
const takenByEngine = [
  'SIGABRT',
  'SIGBUS',
  'SIGFPE',
  'SIGILL',
  'SIGSEGV',
  'SIGSYS',
  'SIGTRAP',
  'SIGTSTP',
] as const satisfies readonly NodeJS.Signals[]

/**
 * Gives fatal signals back the system's effect: the process is over at once. Call it whenever the engine may
 * have opened its first session, also one that failed.
 *
 * V8's handler, which makes an error of a WebAssembly access out of bounds, is not put back: the engine's had
 * replaced it.
 */
export function restoreFatalSignals(): void {
  restoreSignals(takenByEngine)
}

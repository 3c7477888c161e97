/**
 * What a process dies of, and Ctrl-Z. The engine takes all of them when its first session opens (chDB 26.7): its handlers
 * sleep for five minutes in the thread that was hit, as they wait for a log that an embedded engine does not write. Until
 * then the process keeps its port and hears no other signal.
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
 * Gives fatal signals back what the system does at them: the process is over at once. To be called whenever the engine
 * may have opened its first session, also one that failed.
 *
 * There is no call for it. But libuv leaves a signal with the system's own handler when nobody listens to it any more.
 * V8's handler, which makes an error of a WebAssembly access out of bounds, is not put back: the engine's had replaced it.
 */
export function restoreFatalSignals(): void {
  if (process.platform === 'win32') return
  const listen = () => {}
  for (const signal of takenByEngine) {
    process.on(signal, listen)
    process.off(signal, listen)
  }
}

/** How often the parent is looked at, milliseconds. */
const lookEveryMs = 500

/**
 * Sends this process SIGTERM once the shell is gone through which `npx` started it. `npx` hands a signal to
 * that shell, and most shells die of it without a word to what they run, which then goes on with nobody who
 * could stop it by the process it was started as. Started in any other way, nothing is watched.
 *
 * @param environment that of the process, `process.env`.
 */
export function watchLauncher(environment: Readonly<Record<string, string | undefined>>): void {
  if (environment.npm_lifecycle_event !== 'npx') return
  const launcher = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === launcher) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, lookEveryMs)
  timer.unref()
}

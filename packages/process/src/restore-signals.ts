/**
 * Gives signals back what the system does at them, whoever has put a handler of its own there.
 *
 * There is no call for it. But libuv leaves a signal with the system's own handler when nobody listens to it
 * any more.
 */
export function restoreSignals(names: readonly NodeJS.Signals[]): void {
  if (process.platform === 'win32') return
  const listen = () => {}
  for (const name of names) {
    process.on(name, listen)
    process.off(name, listen)
  }
}

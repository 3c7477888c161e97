/**
 * Restores what the system does at signals, also where a library has put a handler of its own there.
 *
 * No call of Node does that. But libuv gives a signal back to the system when nobody listens to it any more.
 */
export function restoreSignals(names: readonly NodeJS.Signals[]): void {
  if (process.platform === 'win32') return
  const listen = () => {}
  for (const name of names) {
    process.on(name, listen)
    process.off(name, listen)
  }
}

/**
 * Stops a process cleanly on SIGINT or SIGTERM; a second signal ends it at once.
 * @param stop finishes what runs; the process exits with 0 after it, with 1 when it fails.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  let isStopping = false
  const onSignal = async (): Promise<void> => {
    if (isStopping) process.exit(130)
    isStopping = true
    try {
      await stop()
      process.exit(0)
    } catch (error) {
      process.stderr.write(
        `The server did not stop cleanly: ${error instanceof Error ? error.stack : String(error)}\n`,
      )
      process.exit(1)
    }
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

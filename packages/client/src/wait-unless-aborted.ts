/**
 * Waits for shared work. When the signal aborts, only this wait ends, with the signal's reason; the work goes
 * on.
 */
export function waitUnlessAborted<Result>(work: Promise<Result>, signal?: AbortSignal): Promise<Result> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const stopWaiting = () => reject(signal.reason)
    if (signal.aborted) stopWaiting()
    signal.addEventListener('abort', stopWaiting, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stopWaiting))
  })
}

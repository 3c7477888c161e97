/** What a tab needs to take part. */
export interface LeadTabsOptions {
  readonly locks: LockManager
  /** One leads of those with the same name. */
  readonly name: string
  /** Leads until its signal is aborted. */
  readonly lead: (signal: AbortSignal) => Promise<void>
  /** Aborting it gives up the lead, or the wish for it. */
  readonly signal: AbortSignal
}

/**
 * Has one tab of a browser lead: the others wait, and the next one takes over when it closes. A lead that was
 * taken away is waited for again.
 *
 * @returns takes the lead from a tab that shows no sign of life.
 */
export function leadTabs({ locks, name, lead, signal }: LeadTabsOptions): () => void {
  let isLeading = false
  const compete = async (options: LockOptions) => {
    const lost = new AbortController()
    try {
      await locks.request(name, options, async () => {
        if (signal.aborted) return
        isLeading = true
        await lead(AbortSignal.any([signal, lost.signal]))
      })
    } catch (error) {
      if (signal.aborted) return
      const wasTaken = error instanceof DOMException && error.name === 'AbortError'
      if (!wasTaken) throw error
    } finally {
      isLeading = false
      lost.abort()
    }
    if (!signal.aborted) void compete({ signal })
  }
  void compete({ signal })
  return () => {
    if (!isLeading && !signal.aborted) void compete({ steal: true })
  }
}

import type { PageView } from './page-view.ts'

/** Somebody has to wait: after too many attempts, or since too many people ask at the same time. */
export interface WaitProblem {
  readonly waitMs: number
  /** It is not due to whoever waits. */
  readonly isBusy?: boolean | undefined
}

/** Says why, and how long. */
export function renderWait({ texts }: PageView, { waitMs, isBusy = false }: WaitProblem): string {
  return isBusy ? texts.waitBusy(waitMs / 1000) : texts.wait(waitMs / 1000)
}

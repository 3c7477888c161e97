import type { PageView } from './page-view.ts'

/** The reason why somebody has to wait: too many attempts, or too many people at the same time. */
export interface WaitProblem {
  readonly waitMs: number
  /** True when others are the cause of the wait. */
  readonly isBusy?: boolean | undefined
}

/** Renders the reason and the length of the wait. */
export function renderWait({ texts }: PageView, { waitMs, isBusy = false }: WaitProblem): string {
  return isBusy ? texts.waitBusy(waitMs / 1000) : texts.wait(waitMs / 1000)
}

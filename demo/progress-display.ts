/** Shows how far a long piece of work is. */
export interface ProgressDisplay {
  /** @param count how many things were done now; @param share of the whole, 0 to 1. */
  advance(count: number, share: number): void
  /** Shows a line of text without disturbing the bar. */
  say(text: string): void
  /** Removes the bar. */
  finish(): void
}

const barWidth = 28
const redrawEveryMs = 100
const lineEveryMs = 5000

/**
 * A bar with percent, rate and time left on a terminal; elsewhere a line every few seconds, for logs.
 *
 * @param startShare share of the work that was done before, 0 to 1.
 */
export function createProgressDisplay(
  output: { write(text: string): unknown; readonly isTTY: boolean },
  startShare: number,
): ProgressDisplay {
  const startMs = performance.now()
  const everyMs = output.isTTY ? redrawEveryMs : lineEveryMs
  let shownMs = output.isTTY ? Number.NEGATIVE_INFINITY : startMs
  let total = 0
  let bar = ''
  const clear = () => {
    if (bar !== '') output.write('\r\u001b[2K')
  }
  return {
    advance(count, share) {
      total += count
      const nowMs = performance.now()
      if (nowMs - shownMs < everyMs) return
      shownMs = nowMs
      const text = formatProgress({ total, share, startShare, elapsedMs: nowMs - startMs })
      if (!output.isTTY) {
        output.write(`${text}\n`)
        return
      }
      clear()
      bar = `  ${drawBar(share)} ${text}`
      output.write(bar)
    },
    say(text) {
      clear()
      output.write(`${text}\n`)
      if (bar !== '') output.write(bar)
    },
    finish() {
      clear()
      bar = ''
    },
  }
}

/** E.g. `42 % of history, 21,000 readings/s, 0:35 left`. */
export function formatProgress(work: {
  readonly total: number
  readonly share: number
  readonly startShare: number
  readonly elapsedMs: number
}): string {
  const { total, share, startShare, elapsedMs } = work
  const rate = Math.round(total / Math.max(elapsedMs / 1000, 0.001))
  const percent = Math.floor(share * 100)
  const done = share - startShare
  const left = done > 0 ? `, ${formatMinutes((elapsedMs / 1000 / done) * (1 - share))} left` : ''
  return `${percent} % of history, ${rate.toLocaleString('en')} readings/s${left}`
}

function drawBar(share: number): string {
  const filled = Math.round(share * barWidth)
  return `[${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}]`
}

function formatMinutes(seconds: number): string {
  const whole = Math.ceil(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from './clock.ts'
import { explainFileFailure } from './storage/explain-file-failure.ts'
import { writeFileDurably } from './storage/write-file-durably.ts'

/** The outputs of a start, besides the log. */
export interface StartNotesParts {
  readonly dataDir: string
  /** Writes to the terminal of the person who started the server; undefined without one. */
  readonly terminal: ((text: string) => unknown) | undefined
  /**
   * Takes lines of the log, each with its end; undefined where the log is on that terminal, and the sentences
   * are enough.
   */
  readonly log: { write(line: string): unknown } | undefined
  readonly clock: Clock
}

/** The levels of pino, as in the other lines of the log. */
const levels = { info: 30, warning: 40 } as const

/** The name of a file in the data directory, which exists as long as its link works. */
const linkFile = 'setup-link'

/**
 * Tells people about the start of the server: in sentences on a terminal, as lines of the log elsewhere. The
 * link that makes the first administrator never gets into the log, which many can read: without a terminal it
 * is in a file that only the user of the server can read.
 */
export class StartNotes {
  readonly #parts: StartNotesParts
  readonly #linkPath: string

  constructor(parts: StartNotesParts) {
    this.#parts = parts
    this.#linkPath = join(parts.dataDir, linkFile)
  }

  /** Tells the address of the server. @param publicUrl without a trailing slash. */
  tellAddress(publicUrl: string): void {
    const sentence = `Serving on ${publicUrl}, documentation at ${publicUrl}/docs`
    this.#tell(levels.info, sentence, { event: 'server.started' })
  }

  /** Hands over the link that makes the first administrator. */
  giveSetupLink(link: string): void {
    const { terminal } = this.#parts
    if (terminal) {
      terminal(
        `No user exists yet. Create the first administrator here; the link works once, for 24 hours:\n  ${link}\n`,
      )
      return
    }
    try {
      writeFileDurably(this.#linkPath, `${link}\n`, 0o600)
    } catch (error) {
      const reason = `${this.#linkPath} cannot be written: ${explainFileFailure(error)}`
      const instead = 'the command lightfi-server setup-link prints the link'
      this.#tell(levels.warning, `No user exists yet; ${instead}. ${reason}`, { event: 'setup.link_failed' })
      return
    }
    const sentence = `No user exists yet. The link that makes the first administrator is in ${this.#linkPath}; it works once, for 24 hours`
    this.#tell(levels.warning, sentence, { event: 'setup.link_written', file: this.#linkPath })
  }

  /** Removes the file of a link that does not work any more. */
  forgetSetupLink(): void {
    rmSync(this.#linkPath, { force: true })
  }

  #tell(level: number, sentence: string, facts: Readonly<Record<string, string>>): void {
    const { terminal, log, clock } = this.#parts
    terminal?.(`${sentence}\n`)
    log?.write(`${JSON.stringify({ level, time: clock(), ...facts, msg: sentence })}\n`)
  }
}

/**
 * Finds the terminal of the person who started this process; undefined without one. Standard error comes
 * first, since the log is on standard output.
 */
export function findTerminal(): ((text: string) => unknown) | undefined {
  const stream = [process.stderr, process.stdout].find(({ isTTY }) => isTTY)
  return stream && ((text) => stream.write(text))
}

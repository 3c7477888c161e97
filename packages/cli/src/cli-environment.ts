/** A stream to write text to, or the bytes of a file. `isTTY` decides about colour. */
export interface TextStream {
  /** @returns false when the stream asks to wait for `drain`. */
  write(text: string | Uint8Array): boolean
  once(event: 'drain', listener: () => void): unknown
  readonly isTTY?: boolean
  /** How wide the terminal is, in characters. */
  readonly columns?: number
}

/** Everything the command touches outside itself; `main.ts` makes the real one. */
export interface CliEnvironment {
  /** The environment variables. */
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly homeDirectory: string
  /** The standard input. */
  readonly stdin: AsyncIterable<Uint8Array>
  /**
   * Whether the standard input is a file that every user of the machine may read; absent where that cannot be
   * known.
   */
  readonly isInputOpenToAll?: () => boolean
  /** Results go here. */
  readonly stdout: TextStream
  /** Notes and errors go here. */
  readonly stderr: TextStream
  readonly fetch: typeof fetch
  /** The clock, Unix milliseconds. */
  readonly now: () => number
  /** Aborted by Ctrl-C. */
  readonly interruption: AbortSignal
  /**
   * Calls back whenever the terminal or the service manager asks to read settings again (SIGHUP).
   *
   * @returns a function that ends that.
   */
  readonly onHangup: (listener: () => void) => () => void
  /**
   * The log of a command that runs for months. It goes on whatever happens to the standard output. Whoever
   * asks for it makes the process end for certain.
   */
  readonly openLog: () => { write(text: string): unknown }
  /** Asks a question on the terminal; undefined when nobody sits there. */
  readonly askYesNo: ((question: string) => Promise<boolean>) | undefined
  readonly openBrowser: (url: string) => Promise<void>
}

/** The way to run a line or a block, as a reader of the page would. */
export interface BlockRun {
  /** The text that it must print, on either stream. */
  readonly prints?: RegExp
  /** It ends only by Ctrl-C, which is pressed once this is printed. */
  readonly until?: RegExp
  /**
   * It goes on for the rest of the page, as in a terminal of its own; the next block begins once this is
   * printed.
   */
  readonly goesOnAfter?: RegExp
  /** Its output changes a little later: it is run again until it prints what it must. */
  readonly again?: true
  /** A program that needs to be here (`scripts/system-packages.mjs`), or the block is skipped loudly. */
  readonly needs?: readonly ('curl' | 'postgres' | 'psql' | 'mosquitto' | 'mosquittoClient' | 'python')[]
}

/** A block that is compared with what is real, by a check of `e2e/pages/block-checks.ts`. */
export type BlockCheckName =
  | 'answers of the log'
  | 'the history of a location'
  | 'the file of the demo'
  | 'locations that can be imported'
  | 'sensors that can be imported'
  | 'a configuration of the shim'
  | 'a token of a service client'
  | 'settings of the server'

/** How a block of a page is held true. */
export type BlockTest =
  /** Run in a shell, one block after the other, against the demo, by `e2e/pages/page-blocks.test.ts`. */
  | { readonly by: 'running'; readonly run: BlockRun }
  /** The same, each line that is not a comment on its own. */
  | { readonly by: 'running lines'; readonly runs: readonly BlockRun[] }
  /** Written to the file that the words before it name, for a later block to run. */
  | { readonly by: 'saving'; readonly file: string }
  /** Read from the page by a test of its own, through `readPageBlock` or `readPageBlocks`. */
  | { readonly by: 'a test'; readonly file: string }
  /** Compared with what is real. */
  | { readonly by: 'comparing'; readonly check: BlockCheckName }

/** A block that is run as it stands. */
export const run = (options: BlockRun = {}): BlockTest => ({ by: 'running', run: options })

/** A block of which each line is a program of its own. */
export const runLines = (...runs: readonly BlockRun[]): BlockTest => ({ by: 'running lines', runs })

/**
 * A program that a later block of the page runs.
 *
 * @param file its name, relative to where the shell is then.
 */
export const saveAs = (file: string): BlockTest => ({ by: 'saving', file })

/** A block that another test reads and runs. @param file its path, from the repository's root. */
export const coveredBy = (file: string): BlockTest => ({ by: 'a test', file })

/** A block that is held against what is real. */
export const compare = (check: BlockCheckName): BlockTest => ({ by: 'comparing', check })

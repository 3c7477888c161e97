import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { BlockSyntax } from './block-exceptions.ts'
import type { PageBlock } from './read-page-blocks.ts'

/**
 * Checks a block as closely as is possible without running it.
 *
 * @returns what is wrong with it, or `undefined`.
 */
export function checkSyntax({ text }: PageBlock, syntax: BlockSyntax): string | undefined {
  switch (syntax) {
    case 'sh':
      return complain('bash', ['-n'], text)
    case 'drawing':
      return text.startsWith('flowchart ') ? undefined : 'it is no drawing of a kind that is known here'
    default:
      return undefined // `npm run check` compares it with what generates it
  }
}

/** The complaint of a program about a text on its standard input; none where it is missing or ends with 0. */
function complain(program: string | undefined, args: readonly string[], input: string): string | undefined {
  if (program === undefined || (program.startsWith('/') && !existsSync(program))) return undefined
  const { status, stderr, error } = spawnSync(program, args, { input, encoding: 'utf8' })
  if (error) return undefined // not on this machine
  return status === 0 ? undefined : stderr
}

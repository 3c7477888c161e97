import type { Command } from 'commander'
import { listCode, type Page } from './read-page-blocks.ts'

/** A command line in a page. */
interface Mention {
  readonly line: number
  readonly words: readonly string[]
}

/** A program where the shell looks for one, with its words up to what ends a command. */
const start =
  /(?:^|[|;&({] *|\b[A-Z_]+=\S+ +|\bdo )(?:npx (?:--no )?)?(lightfi|lightfi-server) ((?:(?! ¦ | < | 2?> |"\$\()[^|;&)>\n])*)/g

/** Words that stand for a choice of the reader's. */
const placeholder = /^[A-Z][A-Z0-9_-]*$|^\[|^<|^\$|^"|\.\.\.$|^COMMAND$/

/** Commands and options of `lightfi` that a page names and that the command does not have. */
export function findUnknownCommands(page: Page, program: Command): string[] {
  return listMentions(page, 'lightfi').flatMap(({ line, words }) => {
    const why = expandChoices(words)
      .map((chosen) => judgeWords(program, chosen))
      .find((fault) => fault !== undefined)
    return why === undefined ? [] : [`${page.path}:${line}: lightfi ${words.join(' ')}: ${why}`]
  })
}

/** Commands of `lightfi-server` that a page names and that its help does not have. */
export function findUnknownServerCommands(page: Page, help: string): string[] {
  return listMentions(page, 'lightfi-server').flatMap(({ line, words }) => {
    const verbs = words.filter((word) => /^[a-z-]+$/.test(word))
    return verbs.every((verb) => help.includes(verb) || ['--help', 'serve'].includes(verb))
      ? []
      : [`${page.path}:${line}: lightfi-server has no ${verbs.join(' ')}`]
  })
}

/** Every line of a shell block, and every piece of code in prose, that begins with the program. */
function listMentions(page: Page, program: string): Mention[] {
  return listCode(page).flatMap(([line, text]) =>
    [...text.trim().replaceAll('\\|', '¦').matchAll(start)]
      .filter(([, name]) => name === program)
      .map(([, , rest = '']) => ({ line, words: rest.trim().split(/\s+/).filter(Boolean) })),
  )
}

/** `profile list¦add` stands for two command lines. */
function expandChoices(words: readonly string[]): string[][] {
  return words.reduce<string[][]>(
    (lines, word) => {
      const choices = word.startsWith('-') || !/^[a-z]/.test(word) ? [word] : word.split('¦')
      return lines.flatMap((line) => choices.map((choice) => [...line, choice]))
    },
    [[]],
  )
}

/** The mistake in the words after `lightfi`, if there is one. */
function judgeWords(program: Command, words: readonly string[]): string | undefined {
  let command = program
  let isArgument = false
  for (const [index, word] of words.entries()) {
    if (word.startsWith('-') && word !== '-') {
      const [name = ''] = word.split('=')
      if (!hasOption(command, name)) return `there is no option ${name}`
      continue
    }
    const previous = words[index - 1] ?? ''
    if (isArgument || placeholder.test(word) || isValueOf(command, previous)) continue
    const below = command.commands.find((child) => child.name() === word || child.aliases().includes(word))
    if (below) command = below
    else if (command.registeredArguments.length > 0) isArgument = true
    else return `there is no command ${word}`
  }
  return undefined
}

function hasOption(command: Command, name: string): boolean {
  if (name === '--help' || name === '-h') return true
  for (let place: Command | null = command; place !== null; place = place.parent) {
    if (place.options.some(({ long, short }) => long === name || short === name)) return true
  }
  return false
}

/** Whether a word is the value of the option before it. */
function isValueOf(command: Command, previous: string): boolean {
  if (!previous.startsWith('-')) return false
  for (let place: Command | null = command; place !== null; place = place.parent) {
    const option = place.options.find(({ long, short }) => long === previous || short === previous)
    if (option) return option.required || option.optional
  }
  return false
}

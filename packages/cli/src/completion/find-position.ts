import type { Argument, Command, Option } from 'commander'

/** The place of a word in the grammar. */
export interface Position {
  /** The command that the words before have led to. */
  readonly command: Command
  /** The option whose value the word is, if any. */
  readonly option: Option | undefined
  /** The argument that the word may be; undefined when there is none left. */
  readonly argument: Argument | undefined
  /** How many arguments of the command stand before it. */
  readonly argumentIndex: number
  /** The given values of options that take one, by their long flags. */
  readonly given: ReadonlyMap<string, string>
}

/**
 * Reads words as commander would, as far as is needed to know what may come next. Unknown words count as
 * arguments.
 *
 * @param before the words after the program's name and before the one that is asked about.
 */
export function findPosition(program: Command, before: readonly string[]): Position {
  let command = program
  let option: Option | undefined
  let argumentIndex = 0
  const given = new Map<string, string>()
  for (const word of before) {
    const known = findOption(command, word)
    if (known) {
      option = known.required || known.optional ? known : undefined
      given.set(known.long ?? word, '')
      continue
    }
    if (option) {
      given.set(option.long ?? '', word)
      if (!option.variadic) option = undefined
      continue
    }
    const child = argumentIndex === 0 ? command.commands.find((each) => each.name() === word) : undefined
    if (child) command = child
    else argumentIndex += 1
  }
  const { registeredArguments } = command
  const last = registeredArguments.at(-1)
  const argument = registeredArguments[argumentIndex] ?? (last?.variadic ? last : undefined)
  return { command, option, argument, argumentIndex, given }
}

/** The options that a command takes, with those of the commands above it, but for hidden ones. */
export function listOptions(command: Command): Option[] {
  const above = command.parent ? listOptions(command.parent) : []
  return [...command.options, ...above].filter(({ hidden }) => !hidden)
}

function findOption(command: Command, word: string): Option | undefined {
  return word.startsWith('-')
    ? listOptions(command).find(({ short, long }) => word === long || word === short)
    : undefined
}

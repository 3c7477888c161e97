import type { Argument, Command, Option } from 'commander'
import { exitCodeHelp } from '../packages/cli/src/exit-code.ts'
import { createProgram } from '../packages/cli/src/run-cli.ts'
import { variablesHelp } from '../packages/cli/src/settings.ts'
import { createCommandPlace } from '../packages/cli/testing/run-command.ts'

/** Every command of `lightfi` with its arguments and options, as a Markdown page. */
export async function cliPage(): Promise<string> {
  const place = await createCommandPlace()
  try {
    const program = await createProgram(place.createEnvironment())
    const commands = program.commands.flatMap((command) => formatCommand(command, 'lightfi'))
    return `# The lightfi command

The page is generated from the commands themselves; \`lightfi COMMAND --help\` shows the same. How they go together stands in
[its README](../packages/cli/README.md).

## Options of every command

${formatOptions(program.options)}
\`\`\`text
${variablesHelp}

${exitCodeHelp}
\`\`\`
${commands.join('')}`
  } finally {
    await place.remove()
  }
}

/** A section for a command and for each below it; none for hidden ones. */
function formatCommand(command: Command, parent: string): string[] {
  const name = `${parent} ${command.name()}`
  const below = visibleCommands(command).flatMap((child) => formatCommand(child, name))
  const usage = [name, ...command.registeredArguments.map(formatArgument)].join(' ')
  const isGroup = below.length > 0 && command.registeredArguments.length === 0
  const level = parent === 'lightfi' ? '##' : '###'
  const section = `
${level} ${isGroup ? name : usage}

${capitalize(command.description())}.
${formatArguments(command.registeredArguments)}${command.options.length > 0 ? `\n${formatOptions(command.options)}` : ''}`
  return isHidden(command) ? [] : [section, ...below]
}

function visibleCommands(command: Command): Command[] {
  const help = command.createHelp()
  return help.visibleCommands(command).filter((child) => child.name() !== 'help')
}

function isHidden(command: Command): boolean {
  return command.parent !== null && !visibleCommands(command.parent).includes(command)
}

function formatArguments(all: readonly Argument[]): string {
  if (all.length === 0) return ''
  const rows = all.map((argument) => `| \`${formatArgument(argument)}\` | ${formatValue(argument)} |\n`)
  return `\n| argument | meaning |\n| --- | --- |\n${rows.join('')}`
}

function formatOptions(all: readonly Option[]): string {
  const rows = all
    .filter(({ hidden }) => !hidden)
    .map((option) => {
      const needed = option.mandatory && option.defaultValue === undefined ? ' (needed)' : ''
      return `| \`${escapePipes(option.flags)}\` | ${formatValue(option)}${needed} |\n`
    })
  return `| option | meaning |\n| --- | --- |\n${rows.join('')}`
}

/** The description with what may be chosen and what counts when nothing is. */
function formatValue({ description, argChoices, defaultValue }: Argument | Option): string {
  const choices = argChoices ? `: ${argChoices.map((choice) => `\`${choice}\``).join(', ')}` : ''
  const isShown = ['string', 'number'].includes(typeof defaultValue)
  return escapePipes(`${description}${choices}${isShown ? `; default \`${defaultValue}\`` : ''}`)
}

function formatArgument(argument: Argument): string {
  const name = `${argument.name().toUpperCase()}${argument.variadic ? '...' : ''}`
  return argument.required ? name : `[${name}]`
}

function escapePipes(text: string): string {
  return text.replaceAll('|', '\\|')
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

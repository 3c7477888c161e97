import type { components } from '@openlightfi/client'
import type { Command } from 'commander'
import type { CliEnvironment } from '../cli-environment.ts'
import { formatTable } from '../output/format-table.ts'
import { showResult } from '../output/show-result.ts'
import { openSession } from '../session.ts'
import type { GlobalOptions } from '../settings.ts'

type Schemas = components['schemas']

/** Adds `lightfi variables`: what sensors report, in which unit, and what counts as good. */
export function addVariablesCommand(program: Command, environment: CliEnvironment): void {
  program
    .command('variables')
    .description('list the variables that sensors report, with units and default bands')
    .action(async (_options, command: Command) => {
      const { client, settings } = openSession(environment, command.optsWithGlobals<GlobalOptions>())
      const catalogue = await client.readVariables()
      await showResult(environment, settings, {
        value: catalogue,
        records: catalogue.variables.map(toRecord),
        text: () => formatVariables(catalogue),
      })
    })
}

/** Builds a row of plain values. */
function toRecord({ bands, values, families, ...variable }: Schemas['VariableOutput']) {
  return { ...variable, bands: formatBands(bands), families: families.join(' ') }
}

function formatVariables({ variables, families }: Schemas['VariableCatalogue']): string[] {
  const columns = ['variable', 'label', 'unit', 'kind', 'reported by', 'bands']
  const rows = variables.map(({ var_name, label, unit, kind, families: reporters, bands }) => [
    var_name,
    label,
    unit,
    kind,
    reporters.join(' '),
    formatBands(bands),
  ])
  const familyColumns = ['family', 'name', 'ids', 'every', 'stale after']
  const familyRows = families.map(({ family, name, prefix, expected_interval_s, stale_after_s }) => [
    family,
    name,
    `${prefix}-`,
    `${expected_interval_s} s`,
    `${stale_after_s} s`,
  ])
  return [formatTable(toColumns(columns), rows), '\n', formatTable(toColumns(familyColumns), familyRows)]
}

function toColumns(titles: readonly string[]) {
  return titles.map((title) => ({ title }))
}

/** Formats bands as `Ideal to 800, OK to 1000, Poor`. */
function formatBands(bands: Schemas['VariableOutput']['bands']): string {
  return bands?.map(({ name, to }) => (to === null ? name : `${name} to ${to}`)).join(', ') ?? '-'
}

import { configSchema } from '../packages/server/src/config.ts'
import { listMqttSettings } from './mqtt-settings.ts'

/** The parts of the schema of one setting that the page needs. */
interface Setting {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly default?: unknown
  readonly description?: string
}

/** Every setting of the server, as a Markdown page. */
export function settingsPage(): string {
  const rows = Object.entries(configSchema.properties).map(([name, schema]) => formatSetting(name, schema))
  return `# Settings of the server

The page is generated from the schema of the settings; \`lightfi-server --help\` and \`npm run serve -- --help\` show the same. All are environment
variables. All mistakes are reported at once, and a \`LIGHTFI_*\` name that is not known is one. The settings of the \`lightfi\` command stand in
[its README](../packages/cli/README.md#settings), those of the shim in [shim.md](shim.md#configuration).

| variable | value | default | meaning |
| --- | --- | --- | --- |
${rows.join('\n')}

## Brokers of MQTT

What may stand in the file that \`LIGHTFI_MQTT_FILE\` names; [mqtt.md](mqtt.md) says how it works. Names with \`[]\` are those of each entry of a list.

| setting | value | default | meaning |
| --- | --- | --- | --- |
${listMqttSettings().join('\n')}
`
}

function formatSetting(name: string, setting: Setting): string {
  const fallback = setting.default === undefined ? '' : `\`${String(setting.default)}\``
  return `| \`${name}\` | ${formatValue(setting)} | ${fallback} | ${(setting.description ?? '').replaceAll('|', '\\|').replaceAll('<', '&lt;')} |`
}

function formatValue({ type, enum: choices, minimum, maximum }: Setting): string {
  if (choices) return choices.map((choice) => `\`${choice}\``).join(', ')
  if (type === 'boolean') return '`true` or `false`'
  return type === 'integer' ? `${minimum} to ${maximum}` : 'text'
}

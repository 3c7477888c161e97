import { locationIdPattern, sensorIdPattern, textPatterns } from '@openlightfi/contract'

/** A pattern that the check cannot judge, or one that stays although it is slow. */
export interface PatternException {
  /** Path from the root. */
  readonly file: string
  /**
   * The literal with its slashes and flags, or the expression that makes the pattern, as it stands in the
   * source.
   */
  readonly pattern: string
  /** Why it is well all the same. */
  readonly reason: string
  /** For an expression: patterns of the kind that it makes, which are checked in its place. */
  readonly checkedAs?: readonly string[]
}

const contractSources = 'packages/contract/src'

/** The files that put the forms of texts together, and those that use them. */
const textForms: readonly PatternException[] = (
  [
    ['timestamp', 'audit-operations.ts'],
    ['timestamp', 'history-operations.ts'],
    ['timestamp', 'operations.ts'],
    ['date', 'metric-operations.ts'],
    ['dates', 'metric-operations.ts'],
    ['hours', 'metric-operations.ts'],
    ['days', 'metric-operations.ts'],
    ['name', 'schemas/location.ts'],
    ['name', 'schemas/sensor.ts'],
    ['hours', 'schemas/location-settings.ts'],
    ['days', 'schemas/location-settings.ts'],
    ['label', 'schemas/bands.ts'],
    ['label', 'schemas/preferences.ts'],
    ['localAddress', 'schemas/preferences.ts'],
    ['downloadPath', 'schemas/download.ts'],
    ['fileName', 'schemas/download.ts'],
  ] as const
).map(([name, file]) => ({
  file: `${contractSources}/${file}`,
  pattern: `textPatterns.${name}.pattern`,
  reason: 'It is a constant of the contract; openapi.json has it too.',
  checkedAs: [textPatterns[name].pattern],
}))

/** Where ids of locations are asked for. */
const locationIds: readonly PatternException[] = [
  ...[
    'estate-operations',
    'estate-transfer-operations',
    'schemas/estate-records',
    'schemas/location',
    'schemas/sensor',
    'tree-operations',
  ].map((name) => `${contractSources}/${name}.ts`),
  'packages/server/src/estate/estate-rules.ts',
  'packages/contract/src/stats-operations.ts',
].map((file) => ({
  file,
  pattern: 'locationIdPattern',
  reason: 'It is a constant of the contract; openapi.json has it too.',
  checkedAs: [locationIdPattern],
}))

/** All exceptions. An unused one is reported. */
export const patternExceptions: readonly PatternException[] = [
  {
    file: 'packages/server/src/downloads/find-target.ts',
    pattern: "`^${operation.path.replaceAll(/\\{(\\w+)\\}/g, '(?<$1>[^/]+)')}$`",
    reason: 'It is made of a path of the contract.',
    checkedAs: ['^/sensors/(?<sensor_id>[^/]+)/(?<var_name>[^/]+)/history$'],
  },
  ...textForms,
  ...locationIds,
  {
    file: 'packages/contract/src/text-patterns.ts',
    pattern: '`^([0-9]{1,11}([.,][0-9]{1,9})?|[0-9]{4}-${monthAndDay}([Tt ]${clockTime}${offset})?)$`',
    reason: 'Its parts are constants beside it.',
    checkedAs: [textPatterns.timestamp.pattern],
  },
  {
    file: 'packages/contract/src/text-patterns.ts',
    pattern: '`^${localDate}$`',
    reason: 'Its parts are constants beside it.',
    checkedAs: [textPatterns.date.pattern],
  },
  {
    file: 'packages/contract/src/text-patterns.ts',
    pattern: '`^${localDate}(,${localDate}){0,49}$`',
    reason: 'Its parts are constants beside it.',
    checkedAs: [textPatterns.dates.pattern],
  },
  {
    file: 'packages/contract/src/text-patterns.ts',
    pattern: '`^${firstHour}-${endHour}$`',
    reason: 'Its parts are constants beside it.',
    checkedAs: [textPatterns.hours.pattern],
  },
  {
    file: 'packages/contract/src/text-patterns.ts',
    pattern: '`^${dayRange}(,${dayRange})*$`',
    reason: 'Its parts are constants beside it.',
    checkedAs: [textPatterns.days.pattern],
  },
  {
    file: 'packages/contract/src/schemas/sensor.ts',
    pattern: 'sensorIdPattern',
    reason: 'It is a constant of the contract; openapi.json has it too.',
    checkedAs: [sensorIdPattern],
  },
  {
    file: 'packages/server/src/estate/estate-rules.ts',
    pattern: 'sensorIdPattern',
    reason: 'It is a constant of the contract.',
    checkedAs: [sensorIdPattern],
  },
  {
    file: 'packages/server/src/mqtt/mqtt-config.ts',
    pattern: 'sensorIdPattern',
    reason: 'It is a constant of the contract.',
    checkedAs: [sensorIdPattern],
  },
  {
    file: 'packages/server/src/mqtt/mqtt-config.ts',
    pattern: 'templatePattern',
    reason: 'It is made of the prefixes of the sensor families.',
    checkedAs: ['^(LF|AQ2|LF5|MS1|AMP|HAL)-\\{hex12\\}$'],
  },
  {
    file: 'packages/server/src/http/operation-paths.ts',
    pattern: "`^${operation.path.replaceAll(/\\{\\w+\\}/g, '[^/]+')}$`",
    reason: 'The templates are the paths of the contract; between two slashes there is one parameter.',
    checkedAs: ['^/locations/[^/]+/floorplan$', '^/sensors/[^/]+/history/[^/]+$'],
  },
  {
    file: 'packages/server/src/metrics/metric-selection.ts',
    pattern: "`^(${weekdays.join('|')})(?:-(${weekdays.join('|')}))?$`",
    reason: 'The names are a list of ours.',
    checkedAs: ['^(mon|tue|wed|thu|fri|sat|sun)(?:-(mon|tue|wed|thu|fri|sat|sun))?$'],
  },
  {
    file: 'packages/server/src/storage/time-series/drivers/form-fields.ts',
    pattern: '`\\\\{${name}:(Array\\\\(\\\\w+\\\\))\\\\}`',
    reason: 'Names and statements are ours.',
    checkedAs: ['\\{series:(Array\\(\\w+\\))\\}'],
  },
  {
    file: 'examples/log-in.ts',
    pattern: '`\\\\s${name}="([^"]*)"`',
    reason: 'The names are in the example.',
    checkedAs: ['\\svalue="([^"]*)"'],
  },
]

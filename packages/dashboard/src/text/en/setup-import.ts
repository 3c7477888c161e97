const numbers = new Intl.NumberFormat('en')
const plurals = new Intl.PluralRules('en')

function count(value: number, one: string, other: string): string {
  return `${numbers.format(value)} ${plurals.select(value) === 'one' ? one : other}`
}

/** What Set up says about importing many things at once. */
export const importTexts = {
  title: 'Import',
  lead: 'Many sensors or locations at once, from a table (CSV) or JSON. What the file does not name stays as it is.',
  what: 'What is imported',
  whats: { sensors: 'Sensors', locations: 'Locations' },
  notAllowed: 'Locations are imported by administrators.',
  table: {
    title: 'The table',
    sensors:
      'One row for each sensor. A new one needs an id, a location and a name; any other is changed. An empty cell takes the value away, a missing column leaves it.',
    locations:
      'One row for each location, in any order. A new one needs an id, what it lies in, a kind and a name; any other is changed. An empty cell takes the value away, a missing column leaves it.',
    columns: 'Its columns',
    template: 'Download an empty table',
    export: 'Download all as they are',
  },
  columns: {
    sensor_id: 'as printed on the sensor, such as AQ2-FE753C0D7ADF',
    location_id: 'id of the location it lies in',
    name: 'for people',
    longitude: 'of the point where it hangs, degrees',
    latitude: 'of the same point',
    polygon_id: 'id of the room on the plan',
    retired_at: 'Unix seconds since which it is out of use; empty: in use',
    parent_id: 'id of what it lies in; empty at the top',
    kind: 'site, building, floor, room or zone',
    time_zone: 'such as Europe/London; empty: inherited',
    properties: 'JSON that programs keep with it',
  },
  ownId: 'its id: letters, digits, - and _',
  file: {
    title: 'The file',
    lead: 'Drop a CSV or JSON file here, or choose it. It is checked first, and nothing is stored before you say so.',
    choose: 'Choose a file',
    another: 'Choose another file',
    checking: 'Having the server check it',
    tooLarge: 'This file has more than 8 MB. Divide it: what a file does not name stays as it is.',
    empty: 'This file is empty.',
    notJson: 'This file could not be read as JSON.',
    failed: 'It could not be checked',
  },
  report: {
    title: (name: string) => `What ${name} does`,
    counts: (created: number, changed: number, unchanged: number, rejected: number) =>
      [
        `${numbers.format(created)} new`,
        `${numbers.format(changed)} changed`,
        `${numbers.format(unchanged)} as they are`,
        ...(rejected > 0 ? [`${count(rejected, 'row', 'rows')} with mistakes`] : []),
      ].join(', '),
    rejected: 'Nothing is stored until every row is right. Change the file and choose it again.',
    nothing: 'Everything in it is so already.',
    filter: 'Which rows',
    filters: { rejected: 'Mistakes', written: 'New and changed', all: 'All rows' },
    columns: { line: 'Line', row: 'Row', id: 'Id', action: 'What happens', detail: 'Details' },
    actions: { create: 'New', change: 'Changed', keep: 'As it is', reject: 'Mistake' },
    noId: 'no id',
    error: (pointer: string, detail: string) => (pointer === '' ? detail : `${pointer}: ${detail}`),
    none: 'No such row.',
    more: (rest: number) => `Show ${numbers.format(rest)} more`,
    forget: 'Forget this file',
    store: (rows: number) => `Store ${count(rows, 'row', 'rows')}`,
    stored: (created: number, changed: number) =>
      `Stored: ${numbers.format(created)} new, ${numbers.format(changed)} changed.`,
    failed: 'Nothing was stored',
  },
} as const

import type { Metric } from '../../calendar/figures.ts'
import type { Weekday } from '../../calendar/hour-selection.ts'

/** The names of days. */
const dayNames: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

const metricNames: Readonly<Record<Metric, string>> = {
  mean: 'Mean',
  max: 'Highest',
  min: 'Lowest',
  utl: 'Time in use',
}

/** What the calendar says. */
export const calendarTexts = {
  title: 'Calendar',
  views: { label: 'View', month: 'Month', week: 'Week pattern', ranking: 'Ranking' },
  variable: 'What is shown',
  metric: 'Figure',
  metrics: metricNames,
  dayNames,
  /** What the page is about: `Time in use` of motion, `CO2, mean`. */
  subject: (label: string, metric: Metric) =>
    metric === 'utl' ? metricNames.utl : `${label}, ${metricNames[metric].toLowerCase()}`,
  heading: (place: string) => `Calendar: ${place}`,
  /** Days on which nobody came, although they are in use in other weeks. */
  idle: {
    fact: (count: number) => `without ${count} unused ${count === 1 ? 'day' : 'days'}`,
    leftOut: (count: number, days: string) =>
      `${count === 1 ? 'A day' : `${count} days`} without any use ${count === 1 ? 'is' : 'are'} left out: ${days}.`,
    counted: (count: number, days: string) =>
      `${count === 1 ? 'A day' : `${count} days`} without any use ${count === 1 ? 'counts' : 'count'}: ${days}.`,
    count: 'Count them',
    leaveOut: 'Leave them out',
  },
  allOf: {
    room: 'All rooms together',
    location: 'All parts together',
    sensor: 'All sensors together',
  },
  compared: { room: 'Rooms', location: 'Parts', sensor: 'Sensors' },
  by: { label: 'Compared', rooms: 'Rooms', parts: 'Parts' },
  shown: 'Shown',
  filter: 'Filter',
  hours: {
    button: 'Hours',
    title: 'Hours and days that count',
    from: 'From',
    to: 'To',
    days: 'Days of the week',
    working: (text: string) => `Working hours: ${text}`,
    all: 'All hours and days',
    allHours: 'all hours',
    allDays: 'every day',
    nextDay: 'of the next day',
    own: 'chosen here',
    byDefault: 'by default',
    fromPlace: (name: string) => `from ${name}`,
    fromHidden: 'from a location above',
    noDays: 'Choose at least one day.',
  },
  period: {
    button: 'Period',
    before: 'Earlier',
    after: 'Later',
    own: 'Any days',
    apply: 'Show',
    wrong: 'The last day must not lie before the first, and a year is the longest.',
    presets: {
      months2: 'This month and the last',
      month: 'This month',
      lastMonth: 'Last month',
      weeks4: 'Last 4 weeks',
      weeks12: 'Last 12 weeks',
    },
  },
  zone: (zone: string, offset: string) => `${zone} (${offset})`,
  zones: 'Each part in its own time zone',
  coverage: (percent: string) => `data for ${percent} of the time`,
  covered: (percent: string) => `${percent} covered`,
  together: {
    roomsInUse:
      'A room is in use while any of its sensors sees somebody; all together is the mean of the rooms. Today counts once it is over.',
    partsInUse:
      'A part is in use while any sensor in it sees somebody; all together is the mean of the parts. Today counts once it is over.',
    others: {
      mean: 'A mean over several sensors is that of all their data.',
      max: 'The highest value of any sensor.',
      min: 'The lowest value of any sensor.',
    },
  },
  cell: {
    noData: 'no data',
    none: 'nothing chosen on this day',
    partial: 'few data',
    today: 'today, not over yet',
    soFar: 'so far',
  },
  opensDay: 'A cell opens its day in Compare.',
  opensDays: 'A cell opens this hour of each such day.',
  hatched: 'Hatched: data for less than half of the time',
  bar: 'Bar: share of the time with data, where some are missing',
  legend: 'Colours',
  upTo: (value: string) => `to ${value}`,
  over: (value: string) => `over ${value}`,
  unused: 'not in use',
  day: 'Day',
  hour: 'Hour',
  week: {
    caption: 'Pattern of a week',
    wholeDay: 'All hours',
    peak: (most: string, least: string) => `${most} ${least}`,
    fullest: (cell: string, value: string) => `Fullest: ${cell}, ${value}.`,
    emptiest: (cell: string, value: string) => `Quietest: ${cell}, ${value}.`,
    worst: (cell: string, value: string) => `Worst: ${cell}, ${value}.`,
    best: (cell: string, value: string) => `Best: ${cell}, ${value}.`,
    highest: (cell: string, value: string) => `Highest: ${cell}, ${value}.`,
    lowest: (cell: string, value: string) => `Lowest: ${cell}, ${value}.`,
  },
  ranking: {
    caption: 'Ranking',
    place: 'Place',
    name: 'Name',
    value: 'Value',
    band: 'Band',
    covered: 'Data',
    unused: (names: string, count: number) =>
      count === 1 ? `${names} was never in use.` : `${count} were never in use: ${names}.`,
    allUsed: (name: string, value: string) => `Every one was in use; the least: ${name}, ${value}.`,
    neverUsed: 'Never in use',
    unknown: 'Nothing is known',
    hardly: 'Hardly known',
    marks: {
      use: ['Most in use', 'Least in use'],
      bands: ['Worst', 'Best'],
      falling: ['Highest', 'Lowest'],
      rising: ['Lowest', 'Highest'],
    },
    others: (count: number) => `and ${count} more`,
    order: 'Order',
    first: (mark: string) => `${mark} first`,
    unmeasured: (count: number, names: string) =>
      `Not measured (${count === 1 ? 'a room' : `${count} rooms`} of the plan): ${names}.`,
  },
  download: (rows: number) => `Download ${rows} ${rows === 1 ? 'row' : 'rows'}`,
  print: 'Print',
  loading: 'Loading figures',
  empty: {
    nothing: 'No sensor here has reported anything that a calendar can show.',
    nothingNext: 'Place sensors in this location, or choose one above.',
    noRooms: 'No sensor that reports this is tied to a room of a floorplan.',
    noRoomsNext: 'Compare what lies in it instead:',
    noParts: 'Nothing here reports this.',
  },
} as const

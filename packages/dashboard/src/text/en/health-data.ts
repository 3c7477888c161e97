const numbers = new Intl.NumberFormat('en')
const plurals = new Intl.PluralRules('en')

function count(value: number, one: string, other: string): string {
  return `${numbers.format(value)} ${plurals.select(value) === 'one' ? one : other}`
}

/** What is said of the data of a location as a whole: whether they come, in time, and where they go. */
export const healthDataTexts = {
  title: 'Data',
  days: {
    lead: (today: number, yesterday: number) =>
      `${count(today, 'reading', 'readings')} so far today, ${numbers.format(yesterday)} yesterday.`,
    label: 'Readings a day',
    day: (day: string, readings: number) => `${day}: ${count(readings, 'reading', 'readings')}`,
    today: (day: string, readings: number) => `${day}, so far: ${count(readings, 'reading', 'readings')}`,
  },
  fine: 'In the last 24 hours nothing came late, no sensor that reports was silent for an hour, and no clock is off.',
  findings: {
    gaps: {
      title: 'Gaps in the last day',
      act: 'It reports again, and for an hour or more it did not. Where that goes on, look at its radio and its gateway.',
      text: (gaps: number, longest: string, from: string) =>
        gaps === 1
          ? `${longest}, from ${from}`
          : `${count(gaps, 'gap', 'gaps')}, the longest ${longest}, from ${from}`,
    },
    delays: {
      title: 'Came late',
      act: 'Readings were stored long after they were measured. Look at the line of the gateway: it sends in bursts, or was cut off.',
      text: (readings: number, largest: string) =>
        `${count(readings, 'reading', 'readings')}, up to ${largest} late`,
    },
    clocks: {
      title: 'Clock is off',
      act: 'Its readings came before their own time, or all of them late by as much. Set the clock, or the time zone, of its gateway.',
      ahead: (span: string) => `${span} ahead`,
      behind: (span: string) => `${span} behind`,
    },
    webhooks: {
      title: 'Webhooks behind',
      act: 'Readings wait to be delivered. See what its receiver answers.',
      paused: 'paused',
      failing: 'failing',
      waiting: (readings: number, span: string) =>
        `${count(readings, 'reading waits', 'readings wait')}, ${span}`,
      unnamed: 'Webhook',
    },
    brokers: {
      title: 'Brokers not reached',
      act: 'What they have waits there. Look at the broker, and at the log of the server.',
      text: (connected: number, connections: number) => `${connected} of ${connections} connections are up`,
    },
  },
  more: (rest: number) => `and ${numbers.format(rest)} more`,
  disk: {
    title: 'Disk of the server',
    free: (free: string, used: string) => `${free} free; ${used} are in use.`,
    unknown: 'How fast it fills is known after a day.',
    steady: 'It has not filled in the last days.',
    left: (days: number, growth: string) => `At ${growth} a day it is full in ${count(days, 'day', 'days')}.`,
    soon: (days: number) => `The disk of the server is full in ${count(days, 'day', 'days')}`,
    act: 'Make room, or give the server a larger disk.',
    guide: 'How large it gets',
  },
} as const

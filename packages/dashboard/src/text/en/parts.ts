const numbers = new Intl.NumberFormat('en')

/** What parts say that many screens share. */
export const partTexts = {
  copy: {
    done: 'Copied',
    failed: 'The browser did not allow it: select the text and copy it yourself.',
  },
  dates: {
    calendar: 'Choose dates',
    previousMonth: 'Month before',
    nextMonth: 'Next month',
  },
  /** Where a band of values lies. */
  bands: {
    upTo: (to: string) => `up to ${to}`,
    between: (from: string, to: string) => `${from} to ${to}`,
    over: (from: string) => `over ${from}`,
  },
  picker: {
    choose: 'Choose',
    filter: 'Filter',
    none: 'Nothing has that name.',
    more: (rest: number) => `${numbers.format(rest)} more: type a part of the name.`,
  },
  printed: (address: string, time: string) => `${address}, printed ${time}`,
} as const

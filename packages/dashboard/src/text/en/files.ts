/** What is said of files, wherever some are offered. */
export const fileTexts = {
  formats: {
    xlsx: 'Excel (xlsx)',
    csv: 'CSV',
    csv_comma: 'CSV with ; and 21,4',
    parquet: 'Parquet',
    arrow: 'Arrow',
  },
  begun: (name: string) => `${name} is being downloaded.`,
  notBegun: 'The download did not begin',
} as const

/**
 * The tables of the readings, in the order in which they are backed up, each group as of one moment.
 * Summaries come before the readings: what they know is in the readings then, and what they do not know yet
 * is found in the readings by its sequence.
 */
export const tableStages = [
  { folder: 'summaries', tables: ['quarters'] },
  { folder: 'readings', tables: ['readings', 'schema_versions'] },
] as const

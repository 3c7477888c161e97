/**
 * The tables of the readings, in the order in which they are backed up, each group as of one moment.
 * Summaries come before the readings: what they know is in the readings then, and what they do not know yet
 * is found in the readings by its sequence. The figures that are kept of expired days are as of the moment of
 * the readings, and nothing expires while a backup is made.
 */
export const tableStages = [
  { folder: 'summaries', tables: ['quarters'] },
  { folder: 'readings', tables: ['readings', 'kept', 'schema_versions'] },
] as const

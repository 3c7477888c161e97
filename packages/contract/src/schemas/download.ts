import { type Static, Type } from 'typebox'
import { textPatterns } from '../text-patterns.ts'

/** The bounds of download addresses. */
export const downloadBounds = {
  /** The time for which an address is good. */
  lifetimeS: 60,
  maxPathLength: 4_096,
} as const

/** Id of a download, which is the secret of its address. */
export const DownloadId = Type.String({
  pattern: '^[A-Za-z0-9_-]{43}$',
  description: 'The last part of the address that was given.',
  example: 'vZQ4n0wqkM3mYw2o8m0lH0o3vJ7cD1T5q1xXbA9eK2c',
})

/** A download that is wanted. */
export const DownloadInput = Type.Object(
  {
    path: Type.String({
      maxLength: downloadBounds.maxPathLength,
      pattern: textPatterns.downloadPath.pattern,
      description:
        'Path and query of the export or history as it would be asked for, with `format`: `/exports/locations`, `/exports/sensors`, `/readings`, `/audit`, the history, daily or hourly metrics of a sensor or of a location.',
      example: '/exports/sensors?format=csv',
    }),
    file_name: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        pattern: textPatterns.fileName.pattern,
        description: 'The name under which a browser stores the file; made up of the path when absent.',
        example: 'sensors.csv',
      }),
    ),
  },
  {
    $id: 'DownloadInput',
    additionalProperties: false,
    description: 'An export or history to be downloaded.',
  },
)
export type DownloadInput = Static<typeof DownloadInput>

/** The address of a download. */
export const Download = Type.Object(
  {
    url: Type.String({
      description: 'Where the file is, once, for whoever has the address: no token is needed there.',
      example: 'http://localhost:8000/downloads/vZQ4n0wqkM3mYw2o8m0lH0o3vJ7cD1T5q1xXbA9eK2c',
    }),
    expires_at: Type.Number({
      description: 'Until when the file can be asked for, Unix seconds.',
      example: 1760000060,
    }),
    file_name: Type.String({ description: 'The name of the file.', example: 'sensors.csv' }),
  },
  { $id: 'Download', description: 'The address of a download, good once and for a short while.' },
)
export type Download = Static<typeof Download>

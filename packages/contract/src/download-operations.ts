import { Type } from 'typebox'
import { fileMediaTypes, sheetMediaTypes } from './history-formats.ts'
import type { Operation } from './operation.ts'
import { Download, DownloadId, DownloadInput, downloadBounds } from './schemas/download.ts'
import { readScopes } from './scopes.ts'

/** The operations by which a browser downloads a file without a token in its address. */
export const downloadOperations = {
  createDownload: {
    operationId: 'create_download',
    method: 'post',
    path: '/downloads',
    summary: 'Make an address for one download',
    description: `An address from which a browser takes an export, a history or metrics by itself, without a token, however large it is. It works once and for ${downloadBounds.lifetimeS} seconds, with the rights that the caller has by then: when the access ended meanwhile, so has the address. What is wrong with the path, or with one of its parameters, is told at once; what does not go together is told by the download.`,
    scopes: readScopes,
    callers: 'readers',
    body: { schema: DownloadInput, example: { path: '/exports/sensors?format=csv' } },
    answer: {
      status: 201,
      description: 'The address.',
      schema: Download,
      example: {
        url: 'http://localhost:8000/downloads/vZQ4n0wqkM3mYw2o8m0lH0o3vJ7cD1T5q1xXbA9eK2c',
        expires_at: 1760000060,
        file_name: 'sensors.csv',
      },
    },
    problems: ['not_found'],
  },
  readDownload: {
    operationId: 'read_download',
    method: 'get',
    path: '/downloads/{download_id}',
    summary: 'Download a file',
    description:
      'Answers as the path does for which the address was made, with the headers of a file to be stored. Asking uses the address up; `HEAD` does not. A download that was refused because the server is busy needs a new address.',
    scopes: null,
    params: Type.Object({ download_id: DownloadId }),
    answer: {
      status: 200,
      description: 'The file.',
      schema: Type.Object(
        {},
        { additionalProperties: true, description: 'As the path answers.', example: { data: [] } },
      ),
      otherMediaTypes: ['text/csv', 'application/x-ndjson'],
      fileMediaTypes: Object.values(fileMediaTypes),
      sheetMediaTypes: Object.values(sheetMediaTypes),
      example: { data: [] },
    },
    problems: [
      'not_found',
      'invalid_token',
      'invalid_parameter',
      'insufficient_scope',
      'file_changed',
      'range_not_satisfiable',
      'too_many_requests',
      'overloaded',
      'readings_unavailable',
    ],
  },
} as const satisfies Record<string, Operation>

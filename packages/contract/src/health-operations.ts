import type { Operation } from './operation.ts'
import { Health, Liveness, Readiness } from './schemas/health.ts'

/** Whether the service can serve, for people, for supervisors and for balancers. */
export const healthOperations = {
  readHealth: {
    operationId: 'read_health_health_get',
    method: 'get',
    path: '/health',
    summary: 'Whether the service can serve',
    description:
      'Answers 200 without a token once the service can serve. `readings` says whether stored readings are damaged, `database` whether everything else is; what can be is served all the same.',
    scopes: null,
    answer: {
      status: 200,
      description: 'The service can serve.',
      schema: Health,
      example: { status: 'ok', version: '0.1.0', readings: 'ok', database: 'ok' },
    },
    problems: ['overloaded'],
  },
  readLiveness: {
    operationId: 'read_liveness',
    method: 'get',
    path: '/health/live',
    summary: 'Whether the process answers',
    description:
      'Answers 200 without a token for as long as the process answers at all, and asks no store: for what starts a process anew that has stopped answering. A store that is away is no reason to.',
    scopes: null,
    answer: {
      status: 200,
      description: 'The process answers.',
      schema: Liveness,
      example: { status: 'live', version: '0.1.0' },
    },
    problems: ['overloaded'],
  },
  readReadiness: {
    operationId: 'read_readiness',
    method: 'get',
    path: '/health/ready',
    summary: 'Whether requests should be sent here',
    description:
      'Answers 200 without a token while everything is loaded, nothing is being stopped, and the database of locations, users and clients can be asked: for what distributes requests. The readings are no condition, since everything else is served without them; their state is in the answer.',
    scopes: null,
    answer: {
      status: 200,
      description: 'Requests may be sent here.',
      schema: Readiness,
      example: { status: 'ready', version: '0.1.0', readings: 'ok', database: 'ok' },
    },
    problems: ['not_ready', 'overloaded'],
  },
} as const satisfies Record<string, Operation>

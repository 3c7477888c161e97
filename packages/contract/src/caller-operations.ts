import type { Operation } from './operation.ts'
import { Me } from './schemas/me.ts'

/** What a caller can ask about itself. */
export const callerOperations = {
  readMe: {
    operationId: 'read_me',
    method: 'get',
    path: '/me',
    summary: 'Who calls, and what the token is good for',
    description:
      'The user or client behind the token, its role and places, and the acts that the token allows. Any good token is answered, whatever its scopes; what lies in sight is named to one that may read. What an application shows and offers follows from it; what it may do is decided anew at each call.',
    scopes: [],
    answer: {
      status: 200,
      description: 'The caller.',
      schema: Me,
      example: {
        user_id: 'user_b3f0Zk2mVtXq9aLc',
        kind: 'user',
        name: 'ada@example.org',
        email: 'ada@example.org',
        role: 'viewer',
        narrowed: false,
        places: [
          {
            location_id: 'loc_demo_building',
            kind: 'building',
            name: 'Northwind House',
            ancestors: [{ location_id: 'loc_demo_organisation', name: 'Tidewater Instruments' }],
          },
        ],
        can: ['read', 'manage_logins'],
        organisation: { organisation_id: 'loc_demo_organisation', name: 'Tidewater Instruments' },
        service_name: 'LightFi',
        second_step: false,
      },
    },
    problems: ['too_many_requests', 'overloaded'],
  },
} as const satisfies Record<string, Operation>

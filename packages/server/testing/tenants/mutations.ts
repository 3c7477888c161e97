/** A check of the boundary between organisations, and the way to take it away. */
export interface Mutation {
  readonly check: string
  /**
   * The edits in files below `packages/server/src`: text that stands there once, and the text without the
   * check.
   */
  readonly edits: readonly (readonly [file: string, from: string, to: string])[]
  /** The test that must fail: the property, unless only a planted state can tell. */
  readonly test?: 'doors'
}

const findAccountEdit = [
  'oauth/provider/provider-claims.ts',
  'servedUsers.find(clientId, userId)',
  "(servedUsers as unknown as { '#': never } & Record<string, { findAccess(id: string): ReturnType<typeof servedUsers.find> }>).unguarded?.findAccess(userId)",
] as const

/** Lets the mutated `findAccount` see every account. */
const unguardedEdit = [
  'oauth/served-users.ts',
  '    this.#accounts = accounts\n',
  '    this.#accounts = accounts\n    Object.assign(this, { unguarded: accounts })\n',
] as const

const withoutFindAccount = [findAccountEdit, unguardedEdit] as const

/** Each check alone; where another stands in front of it, that one is taken away too. */
export const mutations: readonly Mutation[] = [
  {
    check: 'the rule: a client serves the users of its own organisation',
    edits: [
      [
        'oauth/served-users.ts',
        'return isBuiltIn(client.clientId) || client.organisationId === user.organisationId',
        'return isBuiltIn(client.clientId) || client.organisationId !== user.userId',
      ],
    ],
  },
  { check: 'findAccount: every flow of the library', edits: withoutFindAccount },
  {
    check: 'findAccount: code, device code and refresh of what crosses already',
    edits: withoutFindAccount,
    test: 'doors',
  },
  {
    check: 'the second line where a grant is made (findAccount gone too)',
    edits: [
      ...withoutFindAccount,
      [
        'oauth/provider/create-grant.ts',
        'const user = servedUsers.find(client.clientId, account.accountId)',
        'const user = accounts.findAccess(account.accountId)',
      ],
      [
        'oauth/provider/create-grant.ts',
        '{ publicUrl, servedUsers, logins, locations, store }',
        '{ publicUrl, accounts, logins, locations, store }',
      ],
    ],
  },
  {
    check: 'the password page',
    edits: [
      [
        'oauth/hosted/interaction-routes.ts',
        'const user = owner && servedUsers.find(login.clientId, owner.userId)',
        'const user = owner; void servedUsers',
      ],
    ],
  },
  {
    check: 'the access token verifier',
    edits: [
      [
        'oauth/access-token-verifier.ts',
        'if (isOfUser && !this.#servedUsers.find(claims.clientId, claims.sub)) {',
        'if (isOfUser && this.#servedUsers === undefined) {',
      ],
    ],
    test: 'doors',
  },
  {
    check: 'the end of grants that cross, at the start',
    edits: [
      [
        'oauth/index.ts',
        '  await endCrossingGrants({ repository: relational.oauth, logins, logger })\n',
        '  void endCrossingGrants\n',
      ],
    ],
    test: 'doors',
  },
  {
    check: 'one sentence for every login_required',
    edits: [
      [
        'oauth/provider/provider.ts',
        '  for (const check of login.checks) check.description = loginDescription\n',
        '',
      ],
    ],
    test: 'doors',
  },
  {
    check: 'the location that a login is narrowed to',
    edits: [
      [
        'oauth/provider/create-grant.ts',
        'if (locationId !== undefined && !locations.canSee(user, locationId)) refuseLocation(locationId)',
        'void user',
      ],
    ],
  },
  {
    check: 'the location that a service client is narrowed to',
    edits: [
      [
        'oauth/provider/provider.ts',
        'if (!all || !locations.canSee(all, locationId)) refuseLocation(locationId)',
        'void [all, locations]',
      ],
    ],
  },
  {
    check: 'introspection: a client sees its own tokens',
    edits: [
      [
        'oauth/provider/provider.ts',
        'allowedPolicy: (_ctx, client, token) => client.clientId === token.clientId,',
        'allowedPolicy: () => true,',
      ],
    ],
  },
  {
    check: 'revocation: a client ends its own tokens',
    edits: [
      [
        'oauth/provider/provider.ts',
        '  if (client.clientId === tokenClientId) return true\n',
        '  if (client.clientId !== tokenClientId || tokenClientId) return true\n',
      ],
    ],
  },
  {
    check: "the audit entry of a token given back goes to its user's organisation",
    edits: [['oauth/provider/revoke-token.ts', 'organisationId,\n', 'organisationId: null,\n']],
  },
  {
    check: 'clients: one by its id',
    edits: [
      [
        'administration/client-administration.ts',
        'if (client?.organisationId === organisationId) return client',
        'if (client) return client',
      ],
    ],
  },
  {
    check: 'clients: the list',
    edits: [
      [
        'oauth/oauth-clients.ts',
        '.filter((client) => client.organisationId === organisationId)',
        '.filter(() => organisationId)',
      ],
    ],
  },
  {
    check: 'users: one by its id',
    edits: [
      [
        'accounts/user-directory.ts',
        'return user?.organisationId === organisationId ? user : undefined',
        'return organisationId ? user : undefined',
      ],
    ],
  },
  {
    check: 'users: the list',
    edits: [
      [
        'accounts/user-directory.ts',
        '.filter((user) => user.organisationId === organisationId)',
        '.filter(() => organisationId)',
      ],
    ],
  },
  {
    check: 'users: the locations that are granted',
    edits: [
      [
        'storage/relational/account-repository.ts',
        "      .where('organisation_id', '=', organisationId)\n",
        '',
      ],
    ],
  },
  {
    check: 'grants: one by its id',
    edits: [
      [
        'administration/grant-administration.ts',
        'const user = found && this.#accounts.findUser(organisationId, found.userId)',
        'const user = found && this.#accounts.findAccess(found.userId)',
      ],
    ],
  },
  {
    check: 'the audit log',
    edits: [
      [
        'storage/relational/audit-repository.ts',
        ".where('organisation_id', organisationId === null ? 'is' : '=', organisationId)",
        ".where('organisation_id', organisationId === null ? 'is' : 'is not', organisationId)",
      ],
    ],
  },
  {
    check: 'locations: visible ones',
    edits: [
      [
        'estate/visibility.ts',
        'return canSeeLocation(estate, visibility, locationId) ? estate.findLocation(locationId) : undefined',
        'return visibility && estate.findLocation(locationId)',
      ],
    ],
  },
  {
    check: 'sensors: visible ones',
    edits: [
      [
        'estate/visibility.ts',
        'return sensor && canSeeLocation(estate, visibility, sensor.locationId) ? sensor : undefined',
        'return visibility && sensor',
      ],
    ],
  },
  {
    check: 'the rule: granted subtrees of the own organisation',
    edits: [
      [
        'estate/visibility.ts',
        'estate.findLocation(locationId)?.organisationId === visibility.organisationId &&',
        'estate.findLocation(locationId) !== undefined &&',
      ],
      [
        'estate/visibility.ts',
        'liesInOneOf(estate, locationId, visibility.locationIds)',
        'visibility.locationIds.length > 0',
      ],
    ],
  },
  {
    check: 'changes: the series that are followed',
    edits: [
      [
        'readings/changes/choose-readings.ts',
        'const sensor = findVisibleSensor(estate, visibility, one.sensorId)',
        'const sensor = findVisibleSensor(estate, visibility, one.sensorId) ?? estate.findSensor(one.sensorId)',
      ],
    ],
  },
  {
    check: 'posted readings: the sensors they are of',
    edits: [
      [
        'readings/intake/reading-intake.ts',
        'findVisibleSensor(estate, visibility, sensorId) !== undefined',
        '(findVisibleSensor(estate, visibility, sensorId) ?? estate.findSensor(sensorId)) !== undefined',
      ],
    ],
  },
  {
    check:
      'unplaced sensors: those that posters of the own organisation heard (the places in sight gone too)',
    edits: [
      [
        'readings/unplaced/unplaced-sensors.ts',
        '.filter((source) => source.organisationId === organisationId)',
        '.filter(() => organisationId)',
      ],
      [
        'readings/unplaced/unplaced-sensors.ts',
        '.filter(({ locationIds }) => locationIds.some(overlaps))',
        '.filter(({ locationIds }) => locationIds.some(overlaps) || locationIds)',
      ],
    ],
  },
  {
    check: 'a new or moved location: where it is to lie',
    edits: [
      [
        'administration/estate-access.ts',
        "if (!findVisibleLocation(places, visibility, parentId)) throw refusePlace('parentId', parentId)",
        "if (!visibility || !places.findLocation(parentId)) throw refusePlace('parentId', parentId)",
      ],
    ],
  },
  {
    check: 'a new or moved sensor: where it is to lie',
    edits: [
      [
        'administration/estate-access.ts',
        "if (!findVisibleLocation(places, visibility, locationId)) throw refusePlace('locationId', locationId)",
        "if (!visibility || !places.findLocation(locationId)) throw refusePlace('locationId', locationId)",
      ],
    ],
  },
  {
    check: 'imports: locations of others are taken, not changed',
    edits: [
      [
        'administration/transfer/plan-locations.ts',
        "  if (!findVisibleLocation(draft, caller, locationId)) throw refuseTakenId('locationId', locationId)\n",
        '',
      ],
    ],
  },
  {
    check: 'imports: sensors of others are taken, not changed',
    edits: [
      [
        'administration/transfer/plan-sensors.ts',
        "  if (before && !findVisibleSensor(draft, caller, sensorId)) throw refuseTakenId('sensorId', sensorId)\n",
        '',
      ],
    ],
  },
]

/** The two organisations. Everything of one bears its name, so that leaks are seen. */
export type OrganisationName = 'alphaville' | 'betatown'

/** A kind of caller: the facts from which its rights follow. */
export interface CallerKind {
  /** The kind in words for people. */
  readonly words: string
  readonly organisation: OrganisationName
  /** `none`: no `Authorization`. `bad`: one that must not be accepted. */
  readonly token: 'none' | 'bad' | 'good'
  readonly role: 'viewer' | 'installer' | 'admin' | 'service'
  /**
   * The part that was granted to the user, or that the client belongs to: the organisation, or one building
   * of it.
   */
  readonly granted: 'all' | 'part'
  /** The part that the token is narrowed to: the organisation, or that building. */
  readonly narrowedTo?: 'all' | 'part'
  /** The scopes of the token, besides the one that narrows it. */
  readonly scopes: readonly string[]
  /** True for a login through the service's own command line client, instead of one of the organisation. */
  readonly isOfCommandLine?: true
}

const everything = ['aws.cognito.signin.user.admin'] as const
const person = { organisation: 'alphaville', token: 'good', granted: 'all', scopes: everything } as const
const service = { organisation: 'alphaville', token: 'good', granted: 'all', role: 'service' } as const
const notHonoured = { ...person, token: 'bad', role: 'admin' } as const
const stranger = { organisation: 'betatown' } as const

/** Every kind of caller of the matrix. */
export const callerKinds = {
  nobody: { ...notHonoured, words: 'no token', token: 'none' },
  expired: { ...notHonoured, words: 'an expired token of an administrator' },
  malformed: { ...notHonoured, words: 'a token that is none' },
  forged: { ...notHonoured, words: 'a token of an administrator that somebody else signed' },
  identity: { ...notHonoured, words: 'an ID token of an administrator' },

  reader: { ...service, words: 'service client that reads', scopes: ['readings:read'] },
  gateway: { ...service, words: 'gateway: service client that posts', scopes: ['readings:write'] },
  narrowedReader: {
    ...service,
    words: 'service client that reads, narrowed to a location',
    scopes: ['readings:read'],
    narrowedTo: 'part',
  },
  narrowedGateway: {
    ...service,
    words: 'gateway, narrowed to a location',
    scopes: ['readings:write'],
    narrowedTo: 'part',
  },

  viewer: { ...person, words: 'viewer', role: 'viewer' },
  installer: { ...person, words: 'installer', role: 'installer' },
  admin: { ...person, words: 'administrator of the organisation', role: 'admin' },
  viewerOfPart: { ...person, words: 'viewer of a part', role: 'viewer', granted: 'part' },
  installerOfPart: { ...person, words: 'installer of a part', role: 'installer', granted: 'part' },
  adminOfPart: { ...person, words: 'administrator of a part', role: 'admin', granted: 'part' },

  narrowedViewer: { ...person, words: 'viewer, narrowed to a location', role: 'viewer', narrowedTo: 'part' },
  narrowedInstaller: {
    ...person,
    words: 'installer, narrowed to a location',
    role: 'installer',
    narrowedTo: 'part',
  },
  narrowedAdmin: {
    ...person,
    words: 'administrator, narrowed to a location',
    role: 'admin',
    narrowedTo: 'part',
  },
  topAdmin: {
    ...person,
    words: 'administrator, narrowed to the organisation itself',
    role: 'admin',
    narrowedTo: 'all',
  },

  readingAdmin: {
    ...person,
    words: 'administrator with the scope `readings:read` alone',
    role: 'admin',
    scopes: ['readings:read'],
  },
  administeringAdmin: {
    ...person,
    words: 'administrator with the scope `admin` alone',
    role: 'admin',
    scopes: ['admin'],
  },
  administeringViewer: {
    ...person,
    words: 'viewer with the scope `admin` alone',
    role: 'viewer',
    scopes: ['admin'],
  },
  namedViewer: {
    ...person,
    words: 'viewer with the scopes `openid` and `profile` alone',
    role: 'viewer',
    scopes: ['openid', 'profile'],
  },

  commandLineViewer: {
    ...person,
    words: 'viewer, through the command line',
    role: 'viewer',
    isOfCommandLine: true,
  },
  commandLineAdmin: {
    ...person,
    words: 'administrator, through the command line',
    role: 'admin',
    isOfCommandLine: true,
  },

  strangeService: {
    ...service,
    ...stranger,
    words: 'service client of another organisation',
    scopes: ['readings:read', 'readings:write'],
  },
  strangeViewer: { ...person, ...stranger, words: 'viewer of another organisation', role: 'viewer' },
  strangeInstaller: { ...person, ...stranger, words: 'installer of another organisation', role: 'installer' },
  strangeAdmin: { ...person, ...stranger, words: 'administrator of another organisation', role: 'admin' },
  strangeNarrowedAdmin: {
    ...person,
    ...stranger,
    words: 'administrator of another organisation, narrowed to a location',
    role: 'admin',
    narrowedTo: 'part',
  },
} as const satisfies Record<string, CallerKind>

/** The name of a kind of caller. */
export type CallerName = keyof typeof callerKinds

/** The names of all kinds of callers. */
export const callerNames = Object.keys(callerKinds) as readonly CallerName[]

/** Finds whether somebody sees the whole organisation, or one building of it. */
export function sightOf({ granted, narrowedTo }: CallerKind): 'all' | 'part' {
  return granted === 'part' || narrowedTo === 'part' ? 'part' : 'all'
}

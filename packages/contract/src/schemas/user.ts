import { type Static, Type } from 'typebox'
import { LocationId } from './location.ts'
import { nextCursor } from './page.ts'
import { buildVersionSchema } from './version.ts'

/** The roles of a person in the granted locations. */
export const roles = ['viewer', 'installer', 'admin'] as const

/** Id of a user: opaque, URL-safe. */
export const UserId = Type.String({
  pattern: '^[A-Za-z0-9_-]{1,64}$',
  description: 'Id of a user: opaque, URL-safe.',
  example: 'user_b3f0Zk2mVtXq9aLc',
})

const role = Type.Enum([...roles], {
  description: 'A viewer reads, an installer also posts readings, an admin also manages users and clients.',
  example: 'viewer',
})

const locationIds = Type.Array(LocationId, {
  minItems: 1,
  maxItems: 100,
  description: 'The locations granted, each with everything below it.',
  example: ['loc_demo_building'],
})

/** A user to be invited. */
export const UserInvitation = Type.Object(
  {
    email: Type.String({
      minLength: 3,
      maxLength: 128,
      description: 'The address, which becomes the user name.',
      example: 'ada@example.org',
    }),
    role,
    location_ids: locationIds,
  },
  { $id: 'UserInvitation', additionalProperties: false, description: 'A person to be invited.' },
)
export type UserInvitation = Static<typeof UserInvitation>

/** The properties of a user that can change. */
export const UserChanges = Type.Object(
  {
    role: Type.Optional(role),
    location_ids: Type.Optional(locationIds),
    disabled: Type.Optional(
      Type.Boolean({
        description:
          'A disabled user cannot log in, and everything given is ended. Enabling does not bring it back.',
        example: true,
      }),
    ),
  },
  {
    $id: 'UserChanges',
    additionalProperties: false,
    description: 'What is to change; what is not given stays.',
    minProperties: 1,
  },
)
export type UserChanges = Static<typeof UserChanges>

/** A person with an account. */
export const UserOutput = Type.Object(
  {
    user_id: UserId,
    version: buildVersionSchema(),
    username: Type.String({ description: 'The name to log in with.', example: 'ada@example.org' }),
    email: Type.Union([Type.String(), Type.Null()], {
      description: 'Where mail goes; null when not known.',
      example: 'ada@example.org',
    }),
    role,
    location_ids: Type.Array(LocationId, {
      description: 'The locations granted.',
      example: ['loc_demo_building'],
    }),
    status: Type.Enum(['invited', 'active', 'disabled'], {
      description: '`invited` until a password was chosen; only `active` users can log in.',
      example: 'active',
    }),
    second_factor: Type.Boolean({
      description: 'Whether a code is asked for after the password.',
      example: false,
    }),
    created_at: Type.Number({ description: 'Unix time in seconds.', example: 1760000000.5 }),
  },
  { $id: 'UserOutput', description: 'A person with an account.' },
)
export type UserOutput = Static<typeof UserOutput>

const emailedTo = Type.Union([Type.String(), Type.Null()], {
  description: 'Where the link was sent; null when no mail could be sent.',
  example: 'ada@example.org',
})

const link = Type.Union([Type.String(), Type.Null()], {
  description:
    'The one-time link, to be handed over by hand; null when it was sent by mail, and then known to nobody else.',
  example: 'http://localhost:8000/invitation?token=one-time',
})

/** A one-time link, and the address to which it was mailed. */
export const SentLink = Type.Object(
  { emailed_to: emailedTo, link },
  { $id: 'SentLink', description: 'The way of a one-time link to its user.' },
)
export type SentLink = Static<typeof SentLink>

/** An invited user, and where the link went. */
export const InvitedUser = Type.Object(
  {
    user: UserOutput,
    emailed_to: emailedTo,
    link,
  },
  {
    $id: 'InvitedUser',
    description: 'An invited user, and the way of the link on which to choose a password.',
  },
)
export type InvitedUser = Static<typeof InvitedUser>

/** A page of users. */
export const UserList = Type.Object(
  {
    data: Type.Array(UserOutput, { description: "The organisation's users, by name." }),
    next_cursor: nextCursor,
  },
  { $id: 'UserList', description: 'Users.' },
)
export type UserList = Static<typeof UserList>

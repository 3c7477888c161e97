import { type Static, Type } from 'typebox'
import { actList } from '../acts.ts'
import { LocationId, LocationName, locationKinds } from './location.ts'
import { roles } from './user.ts'

const orNull = <Schema extends ReturnType<typeof Type.String>>(schema: Schema, description: string) =>
  Type.Union([schema, Type.Null()], { description })

/** A place that was granted to a caller. */
export const GrantedPlace = Type.Object(
  {
    location_id: LocationId,
    kind: Type.Enum([...locationKinds], { description: 'What the place is.', example: 'floor' }),
    name: Type.String({ description: 'Name for people.', example: 'First floor' }),
    ancestors: Type.Array(LocationName, {
      description: 'The locations that it lies in, the topmost first, as far as the caller sees them.',
    }),
  },
  { $id: 'GrantedPlace', description: 'A place that was granted, with everything below it.' },
)
export type GrantedPlace = Static<typeof GrantedPlace>

/** Who calls, and what the token that was sent is good for. */
export const Me = Type.Object(
  {
    user_id: Type.String({
      description: 'Id of the user, or of the client that acts for itself.',
      example: 'user_b3f0Zk2mVtXq9aLc',
    }),
    kind: Type.Enum(['user', 'client'], {
      description: '`user`: a person. `client`: a program that acts for itself.',
      example: 'user',
    }),
    name: orNull(
      Type.String({ example: 'ada@example.org' }),
      'The name to log in with, or that of the client; null where the token has neither the scope `profile` nor all rights of the user.',
    ),
    email: orNull(
      Type.String({ example: 'ada@example.org' }),
      'Where mail goes; null when there is none, and where the token has neither the scope `email` nor all rights of the user.',
    ),
    role: Type.Enum([...roles, 'service'], {
      description: 'The role of the user; `service` for a client that acts for itself.',
      example: 'viewer',
    }),
    narrowed: Type.Boolean({
      description: 'Whether the token is narrowed to a location: it reads and posts readings there at most.',
      example: false,
    }),
    places: Type.Array(GrantedPlace, {
      description:
        'The places in which the token reads, by name, also one that lies in another; empty where it may not read.',
    }),
    can: Type.Array(Type.Enum([...actList]), {
      description:
        'What the token allows, by scope and role, in the places: a call of any other act is refused with 403.',
      example: ['read', 'manage_logins'],
    }),
    organisation: Type.Union(
      [
        Type.Object({
          organisation_id: LocationId,
          name: Type.String({ description: 'Name for people.', example: 'Tidewater Instruments' }),
        }),
        Type.Null(),
      ],
      { description: 'The organisation; null where the caller sees a part of it alone, or may not read.' },
    ),
    service_name: Type.String({
      description: 'What people know this service as, as on its login pages.',
      example: 'LightFi',
    }),
    second_step: Type.Union([Type.Boolean(), Type.Null()], {
      description:
        'Whether a login takes a code after the password; null for a client, and where the token may not manage logins.',
      example: false,
    }),
  },
  { $id: 'Me', description: 'Who calls, and what the token is good for.' },
)
export type Me = Static<typeof Me>

import { Type } from 'typebox'

/** Whom the shim tells when it needs a person. */
export const alertSchema = Type.Object(
  {
    url: Type.Optional(
      Type.String({
        pattern: '^https?://\\S+$',
        expected: 'must be an http or https address',
        isSecret: true,
        description: 'Where alerts are posted as JSON. A secret: it is never printed.',
      }),
    ),
    secretFile: Type.Optional(
      Type.String({
        minLength: 1,
        description:
          'File with the secret that signs alerts as Standard Webhooks says (header webhook-signature): whsec_ and base64, or any text, whose own bytes are the key then.',
      }),
    ),
    name: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'What alerts call this shim. Default: the name of the machine.',
      }),
    ),
    forwardersAfterS: Type.Integer({
      minimum: 0,
      maximum: 604_800,
      default: 600,
      description:
        'How long a forwarder may fail before that is told, and how long none of its readings may be refused before that is told to be over, seconds.',
    }),
  },
  { additionalProperties: false, default: {} },
)

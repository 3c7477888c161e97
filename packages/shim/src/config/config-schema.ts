import { type Static, Type } from 'typebox'
import { alertSchema } from '../alert/alert-config.ts'
import { oauthSchema } from '../credentials/oauth-config.ts'
import { forwardersSchema } from '../forward/forwarder-config.ts'
import { adminSchema, allowSchema, apiKeySchema, limitsSchema, listenSchema } from '../proxy/proxy-config.ts'

/**
 * Every setting of the shim: the one source of its type, its validation, its help and its manual page. Each
 * part of the shim contributes the section it reads. Names of settings are camelCase; a unit is in the name.
 * Secrets stand in files of their own, which settings named `...File` point to. Other secret settings are
 * marked `isSecret`.
 */
export const configSchema = Type.Object(
  {
    server: Type.String({
      pattern: '^https?://[^@/?#\\s]+/?$',
      expected:
        'must be an http or https address without a path, such as https://sensors.example.org: no server is below a path',
      description: 'Public URL of the LightFi server. Requests go there and nowhere else.',
    }),
    allowInsecureHttp: Type.Boolean({
      default: false,
      description: 'Allow plain http to another machine: tokens then travel in clear.',
    }),
    logLevel: Type.Enum(['debug', 'info', 'warn', 'error'], {
      default: 'info',
      description: 'Least severe level that is logged, as JSON lines on standard output.',
    }),
    oauth: oauthSchema,
    listen: listenSchema,
    apiKeys: Type.Array(apiKeySchema, {
      default: [],
      description:
        'Keys of the callers, for listen.tcp.callers = apiKeys. Make one with: lightfi shim hash-key.',
    }),
    allow: allowSchema,
    limits: limitsSchema,
    admin: adminSchema,
    alert: alertSchema,
    forwarders: forwardersSchema,
  },
  { additionalProperties: false },
)

/** The configuration of a shim, with every default filled in. */
export type ShimConfig = Static<typeof configSchema>

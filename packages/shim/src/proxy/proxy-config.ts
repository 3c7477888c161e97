import { Type } from 'typebox'

const address = Type.String({
  minLength: 1,
  maxLength: 253,
  pattern: '^[A-Za-z0-9.:_-]+$',
  expected: 'must be a host name or an IP address, without a port',
})

/**
 * The addresses on which callers reach the proxy. With neither given, it is TCP on the loopback with the
 * defaults.
 */
export const listenSchema = Type.Object(
  {
    tcp: Type.Optional(
      Type.Object(
        {
          host: Type.String({
            ...address,
            default: '127.0.0.1',
            description: 'Address to listen on. Anything but the loopback needs callers = apiKeys.',
          }),
          port: Type.Integer({
            minimum: 0,
            maximum: 65_535,
            default: 8787,
            description: 'TCP port; 0 picks a free one.',
          }),
          callers: Type.Enum(['none', 'apiKeys'], {
            default: 'none',
            description: 'What callers must show: nothing (loopback only), or one of apiKeys.',
          }),
        },
        { additionalProperties: false },
      ),
    ),
    socket: Type.Optional(
      Type.Object(
        {
          path: Type.String({
            minLength: 1,
            maxLength: 107,
            description: 'Path of a UNIX socket to listen on.',
          }),
          mode: Type.String({
            pattern: '^0?[0-7]{3}$',
            expected: "must be three octal digits in quotes, such as '0660'",
            default: '0660',
            description: 'File mode of the socket, octal: who may write to it may call.',
          }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false, default: {} },
)

/** A key that a caller may show. */
export const apiKeySchema = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: 100,
      pattern: '^[\\w .@:-]+$',
      expected: 'must be up to 100 letters, digits, spaces and any of . @ : _ -',
      description: 'Who has the key, as the log (level debug) calls them.',
    }),
    hash: Type.String({
      pattern: '^sha256:[0-9a-f]{64}$',
      expected: 'must be sha256: and 64 lower-case hex digits',
      isSecret: true,
      description: 'sha256: and the SHA-256 of the key in hex, as "lightfi shim hash-key" prints it.',
    }),
  },
  { additionalProperties: false },
)

/**
 * The requests that callers may make. A request needs one rule that fits; the default reads the data of
 * sensors.
 */
export const allowSchema = Type.Array(
  Type.Object(
    {
      methods: Type.Array(Type.Enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']), {
        minItems: 1,
        description: 'Methods that are allowed.',
      }),
      paths: Type.Array(
        Type.String({
          pattern: "^/[A-Za-z0-9._~!$&'()*+,=:@/-]*$",
          expected:
            'must begin with a slash, and have letters, digits and punctuation of paths alone, such as /sensors/**',
        }),
        {
          minItems: 1,
          description: 'Paths that are allowed: * stands for one segment, ** at the end for any rest.',
        },
      ),
    },
    { additionalProperties: false },
  ),
  {
    default: [
      {
        methods: ['GET', 'HEAD'],
        paths: [
          '/health',
          '/locations',
          '/locations/**',
          '/sensors',
          '/sensors/**',
          '/readings',
          '/readings/**',
        ],
      },
    ],
    description:
      'Methods and paths that callers may use. Default: reading locations, sensors and their data.',
  },
)

/** How much callers and the server may take. */
export const limitsSchema = Type.Object(
  {
    maxConnections: Type.Integer({
      minimum: 1,
      maximum: 100_000,
      default: 1024,
      description:
        'Connections of callers at a time. For one more, the one that has asked for nothing for longest is closed.',
    }),
    maxRequests: Type.Integer({
      minimum: 1,
      maximum: 10_000,
      default: 256,
      description: 'Requests at the server at a time; more are answered 503.',
    }),
    maxRequestsPerKey: Type.Integer({
      minimum: 1,
      maximum: 10_000,
      default: 128,
      description: 'Requests at the server at a time of one of apiKeys; more are answered 429.',
    }),
    maxBodyBytes: Type.Integer({
      minimum: 0,
      maximum: 1_099_511_627_776,
      default: 104_857_600,
      description: 'Largest body of a request, bytes.',
    }),
    requestTimeoutMs: Type.Integer({
      minimum: 100,
      maximum: 86_400_000,
      default: 60_000,
      description:
        'Time in which the headers of a request must arrive, and then each 64 KiB of its body, milliseconds.',
    }),
    connectTimeoutMs: Type.Integer({
      minimum: 100,
      maximum: 600_000,
      default: 10_000,
      description: 'Time in which a connection to the server must stand, milliseconds.',
    }),
    answerTimeoutMs: Type.Integer({
      minimum: 100,
      maximum: 86_400_000,
      default: 60_000,
      description: 'Time in which the server must begin to answer, milliseconds.',
    }),
    silenceTimeoutMs: Type.Integer({
      minimum: 100,
      maximum: 86_400_000,
      default: 60_000,
      description: 'Longest silence of the server in the middle of an answer, milliseconds.',
    }),
    tokenWaitMs: Type.Integer({
      minimum: 0,
      maximum: 600_000,
      default: 15_000,
      description: 'How long a request waits for a token while the server cannot give one, milliseconds.',
    }),
    stopPatienceMs: Type.Integer({
      minimum: 0,
      maximum: 600_000,
      default: 10_000,
      description: 'How long requests under way may take when the shim stops, milliseconds.',
    }),
  },
  { additionalProperties: false, default: {} },
)

/** The listener for the people who run the shim. */
export const adminSchema = Type.Object(
  {
    host: Type.String({
      ...address,
      default: '127.0.0.1',
      description: 'Address of /health and /metrics of the shim itself.',
    }),
    port: Type.Integer({
      minimum: 0,
      maximum: 65_535,
      default: 8788,
      description: 'TCP port of /health and /metrics; 0 picks a free one.',
    }),
    hostNames: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 1000,
        pattern: '^[A-Za-z0-9._-]+( [A-Za-z0-9._-]+)*$',
        expected: 'must be host names without ports, with one space between them',
        description:
          'More host names by which /health and /metrics are asked for, separated by spaces. Requests for other hosts are refused.',
      }),
    ),
  },
  { additionalProperties: false, default: {} },
)

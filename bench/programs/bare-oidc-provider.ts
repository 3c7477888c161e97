/**
 * oidc-provider as it comes, with its memory adapter, one confidential client and one refresh token of it.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
const client = { clientId: 'bench', clientSecret: randomBytes(32).toString('base64url') }
const audience = 'https://api.example'

const provider = new Provider('http://localhost', {
  clients: [
    {
      client_id: client.clientId,
      client_secret: client.clientSecret,
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: ['http://localhost:3000/'],
      token_endpoint_auth_method: 'client_secret_post',
      id_token_signed_response_alg: 'ES256',
    },
  ],
  jwks: { keys: [{ ...key, kid: 'bench', alg: 'ES256', use: 'sig' }] },
  cookies: { keys: [randomBytes(32).toString('base64url')] },
  findAccount: (_context, accountId) => ({ accountId, claims: async () => ({ sub: accountId }) }),
  issueRefreshToken: async () => true,
  rotateRefreshToken: false,
  scopes: ['openid', 'readings:read'],
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: 'readings:read',
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
  ttl: { AccessToken: 3600, RefreshToken: 86_400, Grant: 86_400 },
})

const refreshToken = await issueRefreshToken()
const server = provider.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
console.log(JSON.stringify({ tokenUrl: `http://127.0.0.1:${port}/token`, ...client, refreshToken }))
process.on('SIGTERM', () => process.exit(0))

async function issueRefreshToken(): Promise<string> {
  const found = await provider.Client.find(client.clientId)
  if (!found) throw new Error('the client is not there')
  const grant = new provider.Grant({ accountId: 'somebody', clientId: client.clientId })
  grant.addResourceScope(audience, 'readings:read')
  const token = new provider.RefreshToken({
    accountId: 'somebody',
    client: found,
    grantId: await grant.save(),
    gty: 'authorization_code',
    scope: 'readings:read',
    resource: audience,
    expiresWithSession: false,
  } as ConstructorParameters<typeof provider.RefreshToken>[0])
  return token.save()
}

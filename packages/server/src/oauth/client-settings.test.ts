import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ClientInput, clientSigningAlgorithms } from '@openlightfi/contract'
import fc from 'fast-check'
import {
  type ClientKind,
  type ClientSettings,
  completeSettings,
  InvalidClientSettings,
} from './client-settings.ts'
import { signingAlgorithms } from './key-ring.ts'
import { canonicaliseRedirectUri } from './redirect-uri.ts'

const publicUrl = 'https://sensors.example.org'

function complete(wanted: Partial<ClientSettings>, kind: ClientKind = 'confidential'): ClientSettings {
  return completeSettings(kind, wanted, publicUrl)
}

describe('the settings of a client', () => {
  it('have the documented defaults', () => {
    assert.deepEqual(complete({}).callbackUrls, [
      'http://localhost:3000/',
      `${publicUrl}/docs/redirect`,
      'https://oauth.pstmn.io/v1/callback',
    ])
    assert.deepEqual(complete({}).signOutUrls, [])
    assert.equal(complete({}).accessTokenLifetimeS, 240 * 60)
    assert.equal(complete({}).refreshTokenLifetimeS, 3_650 * 86_400)
    assert.equal(complete({}).rotateRefreshTokens, false)
    assert.deepEqual(complete({}, 'service').scopes, ['readings:write'])
    assert.equal(complete({}, 'public').refreshTokenLifetimeS, 30 * 86_400)
  })

  it('are what the wire says of them: defaults and algorithms', () => {
    const { properties } = ClientInput
    const defaults = [
      [properties.access_token_lifetime_s, complete({}).accessTokenLifetimeS],
      [properties.refresh_token_lifetime_s, complete({}).refreshTokenLifetimeS],
      [properties.rotation_grace_s, complete({}).rotationGraceS],
      [properties.rotate_refresh_tokens, complete({}).rotateRefreshTokens],
      [properties.echo_refresh_token, complete({}).echoRefreshToken],
      [properties.first_party, complete({}).firstParty],
      [properties.scopes, `\`${complete({}).scopes.join(' ')}\``],
      [properties.scopes, `service client \`${complete({}, 'service').scopes.join(' ')}\``],
      [
        properties.allowed_grants,
        complete({})
          .allowedGrants.map((grant) => `\`${grant}\``)
          .join(' and '),
      ],
      [properties.refresh_token_lifetime_s, `public client ${complete({}, 'public').refreshTokenLifetimeS}`],
    ] as const
    for (const [schema, value] of defaults) {
      const [, told = ''] = String((schema as { description?: string }).description).split('Default: ')
      assert.ok(told.includes(String(value)), `${value} is not in "${told}"`)
    }
    assert.deepEqual([...clientSigningAlgorithms], ['default', ...signingAlgorithms])
  })

  it('name what is wrong in a member, and begin the message with it', () => {
    assert.throws(() => complete({ rotationGraceS: 61 }), {
      setting: 'rotationGraceS',
      rule: 'must be a whole number of seconds from 0 to 60 (0 to 60 seconds), not 61',
      message: 'rotationGraceS must be a whole number of seconds from 0 to 60 (0 to 60 seconds), not 61',
    })
  })

  it('always rotate the refresh tokens of public clients', () => {
    assert.equal(complete({ rotateRefreshTokens: false }, 'public').rotateRefreshTokens, true)
  })

  for (const [name, min, max, range] of [
    ['accessTokenLifetimeS', 300, 86_400, '5 minutes to 1 day'],
    ['refreshTokenLifetimeS', 3_600, 315_360_000, '60 minutes to 3650 days'],
  ] as const) {
    it(`keep ${name} from ${min} to ${max}, and say so at both ends`, () => {
      for (const value of [min, max]) assert.equal(complete({ [name]: value })[name], value)
      for (const value of [min - 1, max + 1, 0, -1, min + 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
        assert.throws(() => complete({ [name]: value }), {
          name: 'InvalidClientSettings',
          message: `${name} must be a whole number of seconds from ${min} to ${max} (${range}), not ${value}`,
        })
      }
    })
  }

  it('take only absolute web URLs without fragment, wildcard, blanks or credentials', () => {
    const bad = [
      '/callback',
      'javascript:alert(1)',
      'app:/x',
      'http://a/#b',
      'https://*.example.org/',
      'http://u:p@a/',
      'https:a.example/',
      'https:/a.example/',
      'https://a.example/\u0000',
      'https://a.example/\u007f',
      'https://a.example/\u202e',
      'https://A.example/',
      'https://a.example:443/',
      'https://a.example/b/../c',
      'https://a.example\\c',
      'https://bücher.example/',
      'https://0x7f.1/',
      'http://a/ b',
      '',
    ]
    for (const url of bad) {
      assert.throws(() => complete({ callbackUrls: [url] }), InvalidClientSettings, url)
      assert.throws(() => complete({ signOutUrls: [url] }), InvalidClientSettings, url)
    }
    assert.throws(() => complete({ callbackUrls: [] }), /at least one URL/)
    const many = Array.from({ length: 21 }, (_, index) => `https://a.example/${index}`)
    assert.throws(() => complete({ callbackUrls: many }), /at most 20/)
    assert.throws(() => complete({ callbackUrls: ['https://a.example/'] }, 'service'), /service client/)
  })

  it('give a service client no scope of a user', () => {
    assert.deepEqual(complete({ scopes: ['readings:read', 'readings:write'] }, 'service').scopes, [
      'readings:read',
      'readings:write',
    ])
    assert.throws(
      () => complete({ scopes: ['admin'] }, 'service'),
      /readings:write, readings:read, not admin/,
    )
    assert.throws(() => complete({ scopes: [] }), InvalidClientSettings)
  })

  it('take an empty path and / as the same, and change nothing else', () => {
    assert.equal(canonicaliseRedirectUri('http://localhost:3000'), 'http://localhost:3000/')
    assert.equal(canonicaliseRedirectUri('http://localhost:3000?a=b'), 'http://localhost:3000/?a=b')
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        const canonical = canonicaliseRedirectUri(url)
        assert.equal(canonicaliseRedirectUri(canonical), canonical)
        assert.equal(new URL(canonical).href, new URL(url).href)
        if (new URL(url).pathname !== '/') assert.equal(canonical, url)
      }),
    )
  })
})

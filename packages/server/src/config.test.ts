import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findPublicUrlRisk } from './check-public-url.ts'
import { ConfigError, configSchema, formatConfig, readConfig, type ServerConfig } from './config.ts'

function complaint(environment: Record<string, string>): string {
  try {
    readConfig(environment)
  } catch (error) {
    assert.ok(error instanceof ConfigError)
    return error.message
  }
  assert.fail('the configuration was accepted')
}

describe('configuration', () => {
  it('has a default for everything it needs', () => {
    const config = readConfig({ PATH: '/bin' })
    assert.equal(config.port, 8000)
    assert.equal(config.dataDir, './data')
    assert.equal(config.publicUrl, undefined)
  })

  it('has a member for every setting, called like its variable', () => {
    const config = readConfig({
      LIGHTFI_PORT: '1',
      LIGHTFI_HOST: '::1',
      LIGHTFI_DATA_DIR: '/data',
      LIGHTFI_TIME_SERIES_URL: 'http://127.0.0.1:8123',
      LIGHTFI_RECENT_MEMORY_MIB: '32',
      LIGHTFI_PUBLIC_URL: 'https://sensors.example/',
      LIGHTFI_LOG_LEVEL: 'warn',
      LIGHTFI_METRICS_PORT: '2',
      LIGHTFI_METRICS_HOST: '::',
      LIGHTFI_TRUST_PROXY: 'true',
      LIGHTFI_SIGNING_ALGORITHM: 'ES256',
      LIGHTFI_SERVICE_NAME: 'Acme',
      LIGHTFI_SMTP_URL: 'smtp://mail.example',
      LIGHTFI_MAIL_FROM: 'a@acme.example',
    })
    assert.deepEqual(config, {
      port: 1,
      host: '::1',
      dataDir: '/data',
      timeSeriesUrl: 'http://127.0.0.1:8123',
      recentMemoryMib: 32,
      publicUrl: 'https://sensors.example',
      logLevel: 'warn',
      metricsPort: 2,
      metricsHost: '::',
      trustProxy: true,
      signingAlgorithm: 'ES256',
      serviceName: 'Acme',
      mail: { smtpUrl: 'smtp://mail.example', from: 'a@acme.example' },
    } satisfies ServerConfig)
  })

  it('reads numbers, switches and text', () => {
    const config = readConfig({
      LIGHTFI_PORT: '0',
      LIGHTFI_TRUST_PROXY: 'true',
      LIGHTFI_PUBLIC_URL: 'https://sensors.example',
      LIGHTFI_METRICS_PORT: '9464',
    })
    assert.equal(config.port, 0)
    assert.equal(config.trustProxy, true)
    assert.equal(config.publicUrl, 'https://sensors.example')
    assert.equal(config.metricsPort, 9464)
  })

  it('reports every mistake at once, unknown names among them', () => {
    const message = complaint({ LIGHTFI_PORT: '80 00', LIGHTFI_TRUST_PROXY: 'yes', LIGHTFI_PROT: '1' })
    for (const name of ['LIGHTFI_PORT=', 'LIGHTFI_TRUST_PROXY=', 'LIGHTFI_PROT is not a setting']) {
      assert.ok(message.includes(name), message)
    }
  })

  for (const [publicUrl, sentence] of [
    [
      'https://x.example/lightfi',
      /has the path \/lightfi, and LightFi cannot be served below a path: give it a host name of its own, such as https:\/\/sensors\.x\.example$/m,
    ],
    ['https://x.example/lightfi/', /cannot be served below a path/],
    ['https://x.example/?a=1', /must not have "\?" or "#" in it/],
    ['https://x.example?', /must not have "\?" or "#" in it/],
    ['https://x.example/#top', /must not have "\?" or "#" in it/],
    ['https://me:s3cret@x.example', /LIGHTFI_PUBLIC_URL=https:\/\/\.\.\.@x\.example must not have a user/],
    ['ftp://a.example', /must be an http or https address such as https:/],
    ['a.example', /must be an http or https address/],
    ['https://', /must be an http or https address/],
    ['https:///x', /must be an http or https address/],
    ['https://a b', /must be an http or https address/],
    ['https://a.example:99999', /must be an http or https address/],
    ['', /must be an http or https address/],
  ] as const) {
    it(`refuses "${publicUrl}" as public URL with a sentence that says what can be had`, () => {
      const message = complaint({ LIGHTFI_PUBLIC_URL: publicUrl })
      assert.match(message, sentence)
      assert.doesNotMatch(message, /s3cret|pattern/)
      assert.equal(message.split('\n').length, 2, message)
    })
  }

  it('ignores what Kubernetes sets for a service called lightfi, and still refuses what people mistype', () => {
    const links = {
      LIGHTFI_SERVICE_HOST: '10.0.0.1',
      LIGHTFI_SERVICE_PORT: '80',
      LIGHTFI_PORT: 'tcp://10.0.0.1:80',
      LIGHTFI_PORT_80_TCP: 'tcp://10.0.0.1:80',
      LIGHTFI_PORT_80_TCP_ADDR: '10.0.0.1',
      LIGHTFI_METRICS_PORT: 'tcp://10.0.0.2:9464',
    }
    assert.deepEqual(readConfig(links), readConfig({}))
    assert.match(complaint({ ...links, LIGHTFI_PORT: 'tcp8080' }), /LIGHTFI_PORT=tcp8080/)
  })

  it('takes a slash at the end of the public URL, and a port', () => {
    const read = (publicUrl: string) => readConfig({ LIGHTFI_PUBLIC_URL: publicUrl }).publicUrl
    assert.equal(read('https://a.example/'), 'https://a.example')
    assert.equal(read('http://192.0.2.1:8000'), 'http://192.0.2.1:8000')
  })

  it('warns of a public URL to which passwords travel in clear', () => {
    assert.match(findPublicUrlRisk('http://192.0.2.1:8000') ?? '', /travel in clear.*https address/)
    for (const url of ['https://a.example', 'http://localhost:8000', 'http://127.0.0.1', 'http://[::1]:80'])
      assert.equal(findPublicUrlRisk(url), undefined)
  })

  it('says what would be right wherever a pattern decides, and never shows a pattern', () => {
    for (const [name, schema] of Object.entries(configSchema.properties)) {
      if ('pattern' in schema)
        assert.match(String((schema as { expected?: string }).expected), /^must /, name)
      const message = 'default' in schema || 'pattern' in schema ? complaint({ [name]: '' }) : ''
      assert.doesNotMatch(message, /pattern|\^|must be (integer|boolean|string)/, name)
    }
  })

  it('takes a mail server and a sender together, and never shows the mail server', () => {
    const mail = {
      LIGHTFI_SMTP_URL: 'smtps://me:secret@mail.example:465',
      LIGHTFI_MAIL_FROM: 'Acme <no-reply@acme.example>',
    }
    assert.deepEqual(readConfig(mail).mail, { smtpUrl: mail.LIGHTFI_SMTP_URL, from: mail.LIGHTFI_MAIL_FROM })
    assert.equal(readConfig({}).mail, undefined)
    assert.match(complaint({ LIGHTFI_SMTP_URL: mail.LIGHTFI_SMTP_URL }), /LIGHTFI_MAIL_FROM is needed/)
    assert.match(complaint({ LIGHTFI_MAIL_FROM: 'a@b.example' }), /LIGHTFI_SMTP_URL is needed/)
    for (const wrong of ['http://me:secret@mail.example', 'smtp://me:secret@', 'me:secret@mail.example']) {
      assert.doesNotMatch(complaint({ ...mail, LIGHTFI_SMTP_URL: wrong }), /secret|me:/)
    }
    for (const wrong of ['nobody', 'a@b@c', 'x\n<a@b.example>', '']) {
      assert.match(complaint({ ...mail, LIGHTFI_MAIL_FROM: wrong }), /LIGHTFI_MAIL_FROM=/)
    }
  })

  it('takes the address of a ClickHouse server, and never shows it', () => {
    for (const url of [
      'http://localhost:8123',
      'https://me:s%40cret@store.example:8443/',
      'http://me@[::1]:8123',
    ]) {
      assert.equal(readConfig({ LIGHTFI_TIME_SERIES_URL: url }).timeSeriesUrl, url)
    }
    for (const wrong of [
      '',
      'me:secret@store.example',
      'clickhouse://me:secret@store.example',
      'http://me:secret@',
      'http://me:secret@store.example/lightfi',
      'http://me:secret@store.example:port',
      'http://me:secret@store.example:99999',
      'http://me:secret@[store',
      'http://me:secret%FF@store.example',
      'http://me:sec%ret@store.example',
      'http://store.example?password=secret',
    ]) {
      const message = complaint({ LIGHTFI_TIME_SERIES_URL: wrong, LIGHTFI_PORT: 'x' })
      assert.match(message, /LIGHTFI_PORT=x/)
      assert.match(message, /LIGHTFI_TIME_SERIES_URL=\.\.\. /)
      assert.doesNotMatch(message, /sec%?ret|me:|store/)
    }
  })

  it('leaves the settings of the lightfi command and of the shim in the same shell alone', () => {
    const others = { LIGHTFI_CLIENT_ID: 'x', LIGHTFI_PROFILE: 'home', LIGHTFI_SHIM_ADMIN_PORT: '1' }
    assert.equal(readConfig(others).port, 8000)
  })

  it('describes every setting', () => {
    const help = formatConfig()
    for (const name of Object.keys(configSchema.properties)) assert.ok(help.includes(name))
  })
})

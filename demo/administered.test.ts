import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { OrganisationAccess } from './provision.ts'
import { type RunningDemo, startDemo } from './start-demo.ts'

const organisationId = 'loc_demo_organisation'

/** Waits for things that the demo tells. */
class Listener {
  readonly texts: string[] = []
  #live = 0
  #onNews = () => {}

  readonly events = {
    onTrouble: (text: string) => {
      this.texts.push(text)
      this.#onNews()
    },
    onLive: (organisation: string, accepted: number) => {
      if (organisation === organisationId && accepted > 0) this.#live += 1
      this.#onNews()
    },
  }

  /** Waits until a text of the demo's matches; earlier ones count only once. */
  async hear(pattern: RegExp): Promise<void> {
    const index = () => this.texts.findIndex((text) => pattern.test(text))
    await this.#until(() => index() >= 0)
    this.texts.splice(0, index() + 1)
  }

  /** Waits for live readings of the large organisation that are stored from now on. */
  async seeLive(): Promise<void> {
    const before = this.#live
    await this.#until(() => this.#live > before)
  }

  async #until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        this.#onNews = resolve
      })
    }
  }
}

describe('a demo whose administrators do what its pages invite to', () => {
  let dataDir: string
  let demo: RunningDemo
  const listener = new Listener()
  const start = () =>
    startDemo({
      config: { dataDir, port: 0, logLevel: 'silent' },
      historyDays: 0.05,
      periodS: 0.3,
      events: listener.events,
    })

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'lightfi-demo-administered-'))
    demo = await start()
    demo.ended.catch((error) => listener.events.onTrouble(`ended: ${error}`))
    await listener.seeLive()
  })
  after(async () => {
    await demo.close()
    await rm(dataDir, { recursive: true })
  })

  const clientId = () => demo.facts.gateway.client_id
  const assertServes = async () => {
    assert.equal((await fetch(`${demo.facts.api_url}/health`)).status, 200)
    assert.ok(!listener.texts.some((text) => text.startsWith('ended')))
  }

  it('goes on when the secret of its gateway is changed, says what to do, and posts again once that is done', async () => {
    const { clientSecret } = await demo.server.clients.rotateSecret(clientId())
    await demo.server.clients.disableClient(clientId()) // or it would post until its access token ends
    await listener.hear(
      /gateway of Tidewater Instruments cannot post: .*[\s\S]*demo-access\.json, as client_secret/,
    )
    await demo.server.clients.enableClient(clientId())
    await assertServes()
    const path = join(dataDir, 'demo-access.json')
    const access = JSON.parse(await readFile(path, 'utf8')) as OrganisationAccess[]
    const changed = access.map((one) =>
      one.organisation_id === organisationId
        ? { ...one, gateway: { ...one.gateway, client_secret: clientSecret } }
        : one,
    )
    await writeFile(path, JSON.stringify(changed))
    await listener.hear(/gateway of Tidewater Instruments posts again/)
    await listener.seeLive()
  })

  it('goes on when its gateway is disabled, and posts again when it is enabled', async () => {
    await demo.server.clients.disableClient(clientId())
    await listener.hear(/cannot post: .*[\s\S]*if it was disabled, enable it/)
    await assertServes()
    await demo.server.clients.enableClient(clientId())
    await listener.hear(/posts again/)
  })

  it('goes on when sensors are retired or deleted, a place and a user deleted, and keys changed', async () => {
    // The idle sensor has no readings yet; those that have can only be retired.
    await demo.server.estate.deleteSensor('AQ2-0C1000000001')
    await demo.server.estate.deleteLocation('loc_demo_import')
    for (const sensorId of demo.facts.sensor_ids.slice(0, 20)) await demo.server.estate.retireSensor(sensorId)
    const viewer = demo.server.accounts.findByUsername('vera@tidewater.example')
    await demo.server.accounts.deleteUser(organisationId, viewer?.userId ?? '')
    await demo.server.rotateSigningKeys()
    await listener.seeLive()
    await assertServes()
  })

  it('goes on when its gateway is deleted, and makes a new one at the next start, as everything else', async () => {
    const deleted = clientId()
    await demo.server.clients.deleteClient(deleted)
    await listener.hear(/cannot post: .*[\s\S]*If it was deleted, `npm start` makes a new one/)
    await assertServes()
    await demo.close()
    demo = await start()
    assert.notEqual(clientId(), deleted)
    await listener.seeLive()
    assert.ok(demo.server.estate.findSensor('AQ2-0C1000000001'))
    assert.equal(demo.server.accounts.size, demo.facts.users.length)
  })
})

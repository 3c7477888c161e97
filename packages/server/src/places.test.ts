import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Holder } from './holder.ts'
import { type PlaceRules, Places, PlacesTakenError } from './places.ts'

const rules: PlaceRules = {
  what: 'things are held',
  held: { perCaller: 2, perOrganisation: 3, inAll: 4 },
  waiting: { perCaller: 2, perOrganisation: 3, inAll: 5 },
  retryAfterS: 1,
}
const a1: Holder = { grantId: 'a1', organisationId: 'a' }
const a2: Holder = { grantId: 'a2', organisationId: 'a' }
const b1: Holder = { grantId: 'b1', organisationId: 'b' }
const c1: Holder = { grantId: 'c1', organisationId: 'c' }

function ofCallers(isCallers: boolean) {
  return (error: unknown) => {
    assert.ok(error instanceof PlacesTakenError)
    assert.equal(error.isCallers, isCallers)
    return true
  }
}

describe('places', () => {
  it('are refused to a caller, to an organisation and to all beyond the bound of each', () => {
    const places = new Places(rules)
    const one = places.takeNow({ holder: a1 })
    places.takeNow({ holder: a1 })
    assert.throws(() => places.takeNow({ holder: a1 }), ofCallers(true))
    places.takeNow({ holder: a2 })
    assert.throws(() => places.takeNow({ holder: a2 }), ofCallers(true))
    places.takeNow({ holder: b1 })
    assert.throws(() => places.takeNow({ holder: c1 }), ofCallers(false))
    one()
    one()
    assert.equal(places.taken, 3)
    places.takeNow({ holder: c1 })
    assert.throws(() => places.takeNow({ holder: b1 }), ofCallers(false))
  })

  it('count what weighs more', () => {
    const places = new Places(rules)
    assert.throws(() => places.takeNow({ holder: a1, weight: 3 }), ofCallers(true))
    const release = places.takeNow({ holder: a1, weight: 2 })
    assert.equal(places.taken, 2)
    release()
    assert.equal(places.taken, 0)
  })

  it('go to those who wait in turn: by organisation, then by caller, then in the order of arrival', async () => {
    const held = { perCaller: 1, perOrganisation: 1, inAll: 1 }
    const places = new Places({ ...rules, held, waiting: { perCaller: 9, perOrganisation: 9, inAll: 9 } })
    const order: string[] = []
    const run = (holder: Holder, name: string) =>
      places.run({ holder }, async () => {
        order.push(name)
      })
    const release = places.takeNow({ holder: a1 })
    const all = [
      run(a1, 'a1 first'),
      run(a1, 'a1 second'),
      run(a1, 'a1 third'),
      run(a2, 'a2 first'),
      run(b1, 'b1 first'),
      run(b1, 'b1 second'),
    ]
    release()
    await Promise.all(all)
    assert.deepEqual(order, ['a1 first', 'b1 first', 'a2 first', 'b1 second', 'a1 second', 'a1 third'])
  })

  it('are left in the queue by who does not want one any more', async () => {
    const places = new Places({ ...rules, held: { perCaller: 1, perOrganisation: 1, inAll: 1 } })
    const release = places.takeNow({ holder: a1 })
    const gone = new AbortController()
    const waiting = places.take({ holder: a1, signal: gone.signal })
    const behind = places.take({ holder: a1 })
    await assert.rejects(places.take({ holder: a1 }), ofCallers(true))
    gone.abort(new Error('gone'))
    await assert.rejects(waiting, /gone/)
    assert.equal(places.waiting, 1)
    release()
    ;(await behind)()
    await places.drain()
    await assert.rejects(places.take({ holder: a1, signal: gone.signal }), /gone/)
  })

  it('may be waited for by the server itself and by work that has begun, however many wait', async () => {
    const held = { perCaller: 1, perOrganisation: 1, inAll: 1 }
    const places = new Places({ what: 'things are held', held, retryAfterS: 1 })
    const release = places.takeNow({ holder: a1 })
    await assert.rejects(places.take({ holder: b1 }), ofCallers(false))
    const waiting = [places.take({}), places.take({ holder: b1, isUnderWay: true })]
    release()
    for (const taken of waiting) (await taken)()
    await places.drain()
  })

  it('never exceed a bound and lose nobody, whoever comes and goes', async () => {
    const holders = [a1, a2, b1, c1]
    const step = fc.record({
      who: fc.nat(3),
      kind: fc.constantFrom('take', 'release', 'leave'),
      pick: fc.nat(50),
    })
    const property = fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const places = new Places(rules)
      const held: { holder: Holder; release: () => void }[] = []
      const controllers: AbortController[] = []
      const asked: Promise<unknown>[] = []
      for (const { who, kind, pick } of steps) {
        const holder = holders[who] ?? a1
        if (kind === 'take') {
          const leaving = new AbortController()
          controllers.push(leaving)
          const asking = places
            .take({ holder, signal: leaving.signal })
            .then((release) => held.push({ holder, release }))
          asked.push(asking.catch(() => undefined))
        } else if (kind === 'release' && held.length > 0) held.splice(pick % held.length, 1)[0]?.release()
        else controllers[pick % Math.max(1, controllers.length)]?.abort(new Error('gone'))
        await Promise.resolve()
        for (const one of holders) {
          assert.ok(held.filter(({ holder }) => holder === one).length <= rules.held.perCaller)
        }
        assert.ok(held.filter(({ holder }) => holder.organisationId === 'a').length <= 3)
        assert.ok(places.taken <= rules.held.inAll)
      }
      while (places.taken > 0) {
        await Promise.resolve()
        held.pop()?.release()
      }
      await Promise.all(asked)
      assert.equal(places.waiting, 0)
      await places.drain()
    })
    await fc.assert(property)
  })
})

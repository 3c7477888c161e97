import assert from 'node:assert/strict'
import { AsyncLocalStorage } from 'node:async_hooks'
import { describe, it } from 'node:test'
import type { StoredReading } from '../../storage/time-series/reading.ts'
import { GroupCommitter, IngestOverloadedError } from './group-committer.ts'
import { keepLastOfEachTime } from './keep-last-of-each-time.ts'

function reading(timeMs: number, value = 0, seriesId = 1): StoredReading {
  return { seriesId, timeMs, value }
}

interface Batch {
  readonly readings: readonly StoredReading[]
}

/** Creates a commit that ends when the test says so. */
function createGate() {
  const groups: (readonly (readonly StoredReading[])[])[] = []
  const endings: { resolve: () => void; reject: (error: Error) => void }[] = []
  const commit = (group: readonly Batch[]) => {
    groups.push(group.map(({ readings }) => readings))
    return new Promise<readonly number[]>((resolve, reject) => {
      endings.push({ resolve: () => resolve(group.map(({ readings }) => readings.length)), reject })
    })
  }
  return { groups, endings, commit }
}

describe('group commit', () => {
  it('commits a lone request at once and everything that came meanwhile together', async () => {
    const { groups, endings, commit } = createGate()
    const committer = new GroupCommitter(commit)
    const first = committer.add({ readings: [reading(1)] })
    const others = [committer.add({ readings: [reading(2)] }), committer.add({ readings: [reading(3)] })]
    assert.deepEqual(groups, [[[reading(1)]]])
    endings[0]?.resolve()
    await first
    endings[1]?.resolve()
    await Promise.all(others)
    assert.deepEqual(groups[1], [[reading(2)], [reading(3)]])
    await committer.drain()
  })

  it('settles what was added before, whatever comes after and however it ends', async () => {
    const { endings, commit } = createGate()
    const committer = new GroupCommitter(commit)
    const first = committer.add({ readings: [reading(1)] })
    const second = committer.add({ readings: [reading(2)] })
    let isSettled = false
    const settled = committer.settle().then(() => {
      isSettled = true
    })
    endings[0]?.resolve()
    await first
    const third = committer.add({ readings: [reading(3)] })
    assert.equal(isSettled, false)
    endings[1]?.reject(new Error('refused'))
    await assert.rejects(second)
    await settled
    endings[2]?.resolve()
    await third
  })

  it('commits in the asynchronous context of its first sender', async () => {
    const senders = new AsyncLocalStorage<string>()
    const seen: (string | undefined)[] = []
    const { endings, commit } = createGate()
    const committer = new GroupCommitter((group: readonly Batch[]) => {
      seen.push(senders.getStore())
      return commit(group)
    })
    const [first, ...others] = ['one', 'two', 'three'].map((sender) =>
      senders.run(sender, () => committer.add({ readings: [reading(1)] })),
    )
    endings[0]?.resolve()
    await first
    endings[1]?.resolve()
    await Promise.all(others)
    assert.deepEqual(seen, ['one', 'two'])
  })

  it('tells each request what became of its own readings', async () => {
    const { endings, commit } = createGate()
    const committer = new GroupCommitter(commit)
    const first = committer.add({ readings: [reading(1)] })
    const others = [committer.add({ readings: [reading(2), reading(3)] }), committer.add({ readings: [] })]
    endings[0]?.resolve()
    assert.equal(await first, 1)
    endings[1]?.resolve()
    assert.deepEqual(await Promise.all(others), [2, 0])
  })

  it('acknowledges nothing before the commit ends', async () => {
    const { endings, commit } = createGate()
    const committer = new GroupCommitter(commit)
    let acknowledged = false
    const adding = committer.add({ readings: [reading(1)] }).then(() => {
      acknowledged = true
    })
    await new Promise(setImmediate)
    assert.equal(acknowledged, false)
    endings[0]?.resolve()
    await adding
    assert.equal(acknowledged, true)
  })

  it('fails exactly the requests of a failed commit and goes on', async () => {
    const { endings, commit } = createGate()
    const committer = new GroupCommitter(commit)
    const failing = committer.add({ readings: [reading(1)] })
    const next = committer.add({ readings: [reading(2)] })
    endings[0]?.reject(new Error('disk full'))
    await assert.rejects(failing, /disk full/)
    endings[1]?.resolve()
    await next
  })

  it('refuses what would not fit into memory, and takes it once there is room', async () => {
    const { endings, commit } = createGate()
    const committer = new GroupCommitter(commit)
    const many = { readings: Array.from({ length: 600_000 }, (_, index) => reading(index)) }
    const running = committer.add({ readings: [reading(1)] })
    const waiting = committer.add(many)
    await assert.rejects(committer.add(many), IngestOverloadedError)
    endings[0]?.resolve()
    await running
    const later = committer.add(many)
    endings[1]?.resolve()
    await waiting
    endings[2]?.resolve()
    await later
  })

  it('keeps the later of two readings for the same series and time', () => {
    const kept = keepLastOfEachTime([reading(1, 10), reading(2, 20), reading(1, 11), reading(1, 12, 2)])
    assert.deepEqual(kept, [reading(1, 11), reading(2, 20), reading(1, 12, 2)])
  })
})

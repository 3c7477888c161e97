import type { Page } from 'playwright-core'
import { listDeskCorners } from '../plan.ts'
import { postOnce } from '../post-values.ts'
import { type BenchRow, findQuantile, type Measured, median } from '../row.ts'
import { timeReady, type Visitor, withVisitor } from '../visitor.ts'
import { watchMainThread } from '../watch-main-thread.ts'

const desks = 7_300
const rounds = 5
/** The steps of one drag, one a frame where the page keeps up. */
const steps = 60

/** The plan of an open floor with a sensor on every desk. */
export const plans: readonly BenchRow[] = [
  {
    id: 'plan-pan',
    work: `a plan of ${desks} polygons dragged: 95 % of its frames are no longer than`,
    against: 'the same polygons, a path each, moved by a transform',
    unit: 'ms',
    goal: 1,
    measure: () => withPlans(measurePan),
  },
  {
    id: 'plan-recolour',
    work: `new values of all ${desks} in one request: main-thread CPU until they are drawn`,
    against: 'another fill for each of the same polygons',
    unit: 'ms',
    goal: null,
    measure: () => withPlans(measureRecolour),
  },
]

interface Plans {
  readonly ours: Page
  readonly bare: Page
  /** Posts one value for all sensors. */
  post(value: number): Promise<void>
}

function withPlans(measure: (plans: Plans) => Promise<Measured>): Promise<Measured> {
  return withVisitor([String(desks), 'desks'], async (server, visitor) => {
    const post = (value: number) =>
      postOnce(
        server,
        Array.from({ length: desks }, (_, sensor) => ({ sensor, value: value + (sensor % 50) })),
      )
    const ours = await openPage(visitor)
    await timeReady(ours, `${server.url}/dashboard/live/${server.floorId}`)
    await ours.locator('[role=listbox] svg > g path').first().waitFor({ state: 'attached' })
    const bare = await openPage(visitor)
    await bare.goto(server.bareUrl)
    await bare.evaluate(
      drawBare,
      Array.from({ length: desks }, (_, index) => listDeskCorners(index)),
    )
    return measure({ ours, bare, post })
  })
}

async function openPage(visitor: Visitor): Promise<Page> {
  return (await visitor.open()).newPage()
}

async function measurePan({ ours, bare }: Plans): Promise<Measured> {
  await ours.bringToFront()
  await ours.getByRole('button', { name: 'Enlarge' }).click()
  const frames: { ours: number[]; other: number[] } = { ours: [], other: [] }
  for (let round = 0; round < rounds; round += 1) {
    frames.ours.push(...(await drag(ours, '[role=listbox]')))
    frames.other.push(...(await drag(bare, '#stage')))
  }
  return {
    ours: findQuantile(frames.ours, 0.95),
    other: findQuantile(frames.other, 0.95),
    note: `the longest took ${Math.max(...frames.ours).toFixed(0)} ms, of the other ${Math.max(...frames.other).toFixed(0)} ms`,
  }
}

/** Drags what is in a box from side to side. @returns how long each frame took, milliseconds. */
async function drag(page: Page, box: string): Promise<number[]> {
  await page.bringToFront()
  const place = await page.locator(box).first().boundingBox()
  if (!place) throw new Error(`${box} has no place on the page.`)
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.evaluate(beginFrames)
  for (const side of [1, -1, 0])
    await page.mouse.move(x + (side * place.width) / 4, y + (side * place.height) / 4, { steps: steps / 3 })
  await page.mouse.up()
  return page.evaluate(endFrames)
}

async function measureRecolour({ ours, bare, post }: Plans): Promise<Measured> {
  const spent: { ours: number[]; other: number[] } = { ours: [], other: [] }
  await bare.bringToFront()
  for (let round = 0; round < rounds; round += 1) {
    const busyS = await watchMainThread(bare)
    await bare.evaluate(fillBare, `hsl(${round * 60} 60% 40%)`)
    spent.other.push((await busyS()) * 1000)
  }
  await ours.bringToFront()
  for (let round = 0; round <= rounds; round += 1) {
    const busyS = await watchMainThread(ours)
    const changed = ours.evaluate(waitForColours)
    await post(round % 2 === 0 ? 2_500 : 450)
    await changed
    if (round > 0) spent.ours.push((await busyS()) * 1000)
  }
  return { ours: median(spent.ours), other: median(spent.other), note: 'aim 15 ms of script' }
}

/** Runs in the page: draws polygons without anything of ours, and lets the mouse move them. */
function drawBare(polygons: readonly (readonly (readonly [number, number])[])[]): void {
  const stage = document.createElement('div')
  stage.id = 'stage'
  const name = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(name, 'svg')
  svg.setAttribute('viewBox', '0 0 200 150')
  for (const corners of polygons) {
    const path = document.createElementNS(name, 'path')
    path.setAttribute('d', `M${corners.map((corner) => corner.join(' ')).join('L')}Z`)
    svg.append(path)
  }
  stage.style.cssText = 'width: 760px; height: 540px; overflow: hidden'
  stage.append(svg)
  document.querySelector('main')?.replaceChildren(stage)
  let from: readonly [number, number] | undefined
  stage.addEventListener('pointerdown', ({ clientX, clientY }) => {
    from = [clientX, clientY]
  })
  stage.addEventListener('pointerup', () => {
    from = undefined
  })
  stage.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (from) svg.style.transform = `translate(${clientX - from[0]}px, ${clientY - from[1]}px)`
  })
}

/** Runs in the page: fills all, and resolves when that is drawn. */
async function fillBare(colour: string): Promise<void> {
  for (const path of document.querySelectorAll('#stage path')) path.setAttribute('fill', colour)
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}

/** Runs in the page: resolves when the plan shows other colours than before, and has drawn them. */
async function waitForColours(): Promise<void> {
  const read = () =>
    [...document.querySelectorAll<SVGElement>('[role=listbox] svg path')]
      .map((path) => path.style.getPropertyValue('--fill'))
      .filter((fill) => fill.startsWith('var(--'))
      .join()
  const before = read()
  const startedMs = performance.now()
  while (read() === before) {
    if (performance.now() - startedMs > 30_000) throw new Error('The plan has not changed its colours.')
    await new Promise(requestAnimationFrame)
  }
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}

/** Runs in the page. */
function beginFrames(): void {
  const kept = globalThis as { panFrames?: number[]; isPanOver?: boolean }
  const frames: number[] = []
  kept.panFrames = frames
  kept.isPanOver = false
  let last = performance.now()
  const note = () => {
    const now = performance.now()
    frames.push(now - last)
    last = now
    if (!kept.isPanOver) requestAnimationFrame(note)
  }
  requestAnimationFrame(note)
}

/** Runs in the page: the drawing anew after a drag counts too. */
async function endFrames(): Promise<number[]> {
  const kept = globalThis as { panFrames?: number[]; isPanOver?: boolean }
  for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame)
  kept.isPanOver = true
  return kept.panFrames ?? []
}

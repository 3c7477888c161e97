import { type Found, loadIndex } from './load-index.ts'

/** More are not shown; further words make fewer. */
const maxShown = 12

/** As the files of the guide name the address of their server. */
const publicUrlMark = '%%PUBLIC_URL%%'

/** Starts the search: `/` or Ctrl K goes to it, arrows choose, Enter opens, Escape leaves. */
export function startSearch(): void {
  const search = find('search')
  const query = find('query') as HTMLInputElement
  const [results, list, told] = [find('results'), find('found'), find('told')]
  let chosen = -1
  let asked = 0

  const options = () => [...list.children] as HTMLElement[]
  const show = (isShown: boolean) => {
    results.hidden = !isShown
    query.setAttribute('aria-expanded', String(isShown && list.childElementCount > 0))
    if (!isShown) choose(-1)
  }
  const choose = (index: number) => {
    chosen = index
    for (const [at, option] of options().entries()) option.setAttribute('aria-selected', String(at === index))
    const option = options()[index]
    if (option) query.setAttribute('aria-activedescendant', option.id)
    else query.removeAttribute('aria-activedescendant')
    option?.scrollIntoView({ block: 'nearest' })
  }
  const open = (option: HTMLElement | undefined) => {
    if (!option) return
    show(false)
    location.assign(option.dataset.address ?? '/guide/')
  }
  const update = async () => {
    const words = query.value.trim()
    asked += 1
    const turn = asked
    if (words === '') {
      list.replaceChildren()
      return show(false)
    }
    const [found, trouble] = await loadIndex().then(
      (index) => [index.search(words) as unknown as Found[], ''] as const,
      () => [[], 'The search could not be loaded. Try again when the server can be reached.'] as const,
    )
    if (turn !== asked) return
    list.replaceChildren(...found.slice(0, maxShown).map(renderOption))
    choose(found.length > 0 ? 0 : -1)
    told.textContent = trouble || countInWords(found.length, words)
    show(true)
  }

  query.addEventListener('focus', () => {
    loadIndex().catch(() => undefined) // told when something is asked
    if (query.value.trim() !== '') update()
  })
  query.addEventListener('input', update)
  query.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const count = options().length
    if (event.key === 'Escape') {
      if (results.hidden) query.blur()
      show(false)
    } else if (event.key === 'Enter') open(options()[chosen])
    else if (count > 0 && event.key === 'ArrowDown') choose((chosen + 1) % count)
    else if (count > 0 && event.key === 'ArrowUp') choose((chosen - 1 + count) % count)
    else return
    event.preventDefault()
  })
  list.addEventListener('click', ({ target }) => {
    if (target instanceof Element) open(target.closest<HTMLElement>('[role=option]') ?? undefined)
  })
  // A click on a result must not take the focus from the field before it is seen.
  results.addEventListener('mousedown', (event) => event.preventDefault())
  search.addEventListener('focusout', () => show(false))
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea')
    const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey
    const isCommand = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
    if (!(isSlash || isCommand)) return
    event.preventDefault()
    query.focus()
    query.select()
  })
  search.hidden = false
  whenIdle(() => loadIndex().catch(() => undefined))
}

/** Acts once the page is there and nothing else is to be done. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act)
  else setTimeout(act, 200)
}

function find(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no element "${id}".`)
  return element
}

function countInWords(count: number, words: string): string {
  if (count === 0) return `Nothing is said of "${words}". Fewer or other words may find it.`
  if (count > maxShown) return `${count} places, the best ${maxShown} of them:`
  return count === 1 ? 'One place:' : `${count} places:`
}

function renderOption({ address, page, heading, prose }: Found, index: number): HTMLElement {
  const option = document.createElement('li')
  option.id = `found-${index}`
  option.role = 'option'
  option.dataset.address = address
  const title = document.createElement('strong')
  title.textContent = heading === '' ? page : heading
  option.append(title)
  if (heading !== '') option.append(createSpan('of', page))
  const publicUrl = document.documentElement.dataset.publicUrl ?? ''
  option.append(
    createSpan(
      'prose',
      prose.replaceAll(publicUrlMark, () => publicUrl),
    ),
  )
  return option
}

function createSpan(className: string, text: string): HTMLElement {
  const span = document.createElement('span')
  span.className = className
  span.textContent = text
  return span
}

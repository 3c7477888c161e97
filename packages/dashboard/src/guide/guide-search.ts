import { type SearchSpec, textUpTo } from '../app/search-params.ts'

/** What the screen reads from its address: what is looked for in it. */
export const guideSearch = { q: textUpTo(100) } as const satisfies SearchSpec

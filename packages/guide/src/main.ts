import { offerCopies } from './offer-copies.ts'
import { startSearch } from './start-search.ts'
import { unfoldContents } from './unfold-contents.ts'

unfoldContents()
offerCopies()
startSearch()

import { useSyncExternalStore } from 'react'
import { tabTexts } from '../app/browser-storage.ts'
import { type CompareBasket, type ComparedSeries, createCompareBasket } from './compare-basket.ts'

/** The basket of this tab. */
export const compareBasket: CompareBasket = createCompareBasket(tabTexts)

/** The series that are ticked; changes are followed. */
export function useCompared(): readonly ComparedSeries[] {
  return useSyncExternalStore(compareBasket.subscribe, compareBasket.list)
}

/** Whether a series is ticked. */
export function useIsCompared(series: ComparedSeries): boolean {
  return useSyncExternalStore(compareBasket.subscribe, () => compareBasket.has(series))
}

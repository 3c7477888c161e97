export { type DueSeries, ExpiredSeries } from './expired-series.ts'
export { Expiry } from './expiry.ts'
export { type ExpiryBorders, nothingExpired, storedMarginMs } from './expiry-borders.ts'

/** Two successive events less than this apart count the time between them as used (LightFi's definition). */
export const useGapMs = 600_000

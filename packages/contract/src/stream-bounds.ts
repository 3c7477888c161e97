/** The most streams of events that may be open: of one login or client, and of an organisation. */
export const streamBounds = { perCaller: 32, perOrganisation: 500 } as const

import { appTexts } from '../text/en/app.ts'

/** Screens that show no location and are for everybody. */
export const pages = [
  { to: '/compare', text: appTexts.rail.compare },
  { to: '/guide', text: appTexts.rail.guide },
  { to: '/profile', text: appTexts.rail.profile },
] as const

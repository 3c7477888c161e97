/** Renders the pages of the device flow, as the library asks for them. */
import type { GuessGuard } from '../../accounts/guess-guard.ts'
import {
  type DeviceForm,
  type DeviceProblem,
  renderDeviceCodePage,
  renderDeviceConfirmPage,
  renderDeviceEndPage,
} from '../hosted/pages/device-page.ts'
import { renderWaitPage } from '../hosted/pages/error-page.ts'
import type { FindView, PageView } from '../hosted/pages/page-view.ts'
import { type PageContext, showHostedPage } from './show-hosted-page.ts'

/** The browser's session; `exp` is set once it was stored. */
interface DeviceSession {
  readonly state?: { readonly secret?: unknown } | undefined
  readonly exp?: number | undefined
  touched?: boolean | undefined
}

/** The part of the library's request context from which the pages are made. */
interface DeviceContext extends PageContext {
  status: number
  redirect(url: string): void
  get(header: string): string
  readonly ip: string
  readonly method: string
  readonly path: string
  query: Readonly<Record<string, string | string[] | undefined>>
  readonly state: Record<string, unknown>
  readonly oidc?: {
    urlFor(name: string): string
    readonly session?: DeviceSession | undefined
  }
}

/** The library's reasons to ask again, by the names of its errors. */
const problems: Readonly<Record<string, DeviceProblem>> = {
  NoCodeError: 'missing',
  NotFoundError: 'unknown',
  ExpiredError: 'expired',
  AlreadyUsedError: 'used',
}

const maxUserCodeLength = 20

/**
 * Fills in the form from a link with the code, and no more. The library would send the form off by script,
 * and the maker of the link might not be the person who follows it (RFC 8628 section 5.4).
 */
export function prepareDevicePage(ctx: DeviceContext, next: () => Promise<void>): Promise<void> {
  if (ctx.method === 'GET' && ctx.path === '/device') {
    const { user_code: userCode, ...rest } = ctx.query
    ctx.state.userCode = typeof userCode === 'string' ? userCode.slice(0, maxUserCodeLength) : ''
    ctx.query = rest
  }
  return next()
}

/** Slows down callers who guess codes of devices (RFC 8628 section 5.1); only wrong codes count. */
export function limitDeviceCodes(guard: GuessGuard, findView: FindView) {
  const limit = async (ctx: DeviceContext, next: () => Promise<void>): Promise<void> => {
    const attempt = guard.beginLink({ remoteAddress: ctx.ip, knownDeviceId: undefined })
    if (attempt.waitMs > 0) {
      ctx.status = 429
      ctx.set({ 'retry-after': String(Math.ceil(attempt.waitMs / 1000)) })
      showHostedPage(ctx, renderWaitPage(findView(ctx.get('accept-language')), attempt))
      return
    }
    await next()
    if (ctx.state.hasWrongCode !== true) attempt.succeed()
  }
  return (ctx: DeviceContext, next: () => Promise<void>): Promise<void> =>
    ctx.method === 'POST' && ctx.path === '/device' ? limit(ctx, next) : next()
}

/**
 * Asks for the code of a device, or says that its user refused. @param error the reason why it is asked
 * again.
 */
export function showDeviceCodePage(
  ctx: DeviceContext,
  view: PageView,
  error?: { name: string; userCode?: string; statusCode?: number },
): void {
  if (error?.name === 'AbortedError') {
    showDeviceEnd(ctx, view, 'deviceRefused')
    return
  }
  const session = ctx.oidc?.session
  if (error && session && session.exp === undefined) {
    // The form has no session: it is from another site or long forgotten. The library would fail to store the
    // missing session.
    session.touched = false
    ctx.redirect(toForm(ctx).action)
    ctx.status = 303
    return
  }
  ctx.state.hasWrongCode = error?.name === 'NotFoundError'
  const problem = error && (problems[error.name] ?? 'stale')
  if (problem) ctx.status = problem === 'stale' ? (error.statusCode ?? 500) : 400
  const userCode = error?.userCode ?? ctx.state.userCode
  showHostedPage(
    ctx,
    renderDeviceCodePage(view, toForm(ctx), typeof userCode === 'string' ? userCode : '', problem),
  )
}

/** Asks whether the device and its application are the user's own. */
export function showDeviceConfirmPage(
  ctx: DeviceContext,
  view: PageView,
  userCode: string,
  clientName: string,
): void {
  showHostedPage(ctx, renderDeviceConfirmPage(view, toForm(ctx), userCode, clientName))
}

/** Shows the end of the device flow. */
export function showDeviceEnd(ctx: PageContext, view: PageView, end: 'deviceDone' | 'deviceRefused'): void {
  showHostedPage(ctx, renderDeviceEndPage(view, end))
}

function toForm({ oidc }: DeviceContext): DeviceForm {
  return {
    action: new URL(oidc?.urlFor('code_verification') ?? '').pathname,
    xsrf: String(oidc?.session?.state?.secret ?? ''),
  }
}

import type { KoaContextWithOIDC } from 'oidc-provider'
import type { PageView } from '../hosted/pages/page-view.ts'
import { renderSignedOutPage, renderStillLoggedInPage } from '../hosted/pages/signed-out-page.ts'
import { showHostedPage } from './show-hosted-page.ts'

/** Shows the end of a sign-out. The library also comes here when the user chose to stay. */
export async function showSignOutResult(ctx: KoaContextWithOIDC, view: PageView): Promise<void> {
  const { provider } = ctx.oidc
  const session = await provider.Session.get(provider.createContext(ctx.req, ctx.res))
  const isOut = session.accountId === undefined
  showHostedPage(ctx, isOut ? renderSignedOutPage(view) : renderStillLoggedInPage(view))
}

import { pagePath, WELCOME } from '../../src/registration/paths.ts'
import type { Menu, PageContext } from '../page-context.ts'

/** The menu of a logged-in candidate (N2); whether it is folded away is kept in a cookie. */
export function candidateMenu(
  page: PageContext,
  collapsed: string | undefined,
  registration: { sitting: string; province: string } | null,
): Menu {
  const t = page.words.frame.nav
  const here = page.path.split('?')[0]
  const item = (href: string, name: string) => ({ href, name, current: href === here })
  return {
    collapsed: collapsed === 'narrow',
    groups: [
      {
        name: t.registration,
        items: [
          item(WELCOME, t.welcome),
          ...(registration
            ? [
                item(pagePath('hub', registration.sitting), t.current),
                item(pagePath('order', registration.sitting), t.order),
                item(pagePath('documents', registration.sitting), t.print),
              ]
            : []),
        ],
      },
      ...(registration
        ? [
            {
              name: t.documents,
              items: [
                item(`/p/${registration.province}/announcement`, t.announcement),
                item(`/p/${registration.province}/how-it-works`, t.howItWorks),
              ],
            },
          ]
        : []),
      { name: t.account, items: [item('/logout', page.words.frame.logout)] },
    ],
  }
}

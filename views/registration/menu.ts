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
  const base = registration ? `/register/${registration.sitting}` : null
  return {
    collapsed: collapsed === 'narrow',
    groups: [
      {
        name: t.registration,
        items: [
          item('/welcome', t.welcome),
          ...(base
            ? [item(base, t.current), item(`${base}/order`, t.order), item(`${base}/documents`, t.print)]
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

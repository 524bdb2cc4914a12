import type { Menu, PageContext } from '../../views/page-context.ts'

/** The menu of a logged-in candidate (N2); whether it is folded away is kept in a cookie. */
export function menuOf(
  page: PageContext,
  folded: string | undefined,
  at: { sitting: string; province: string } | null,
): Menu {
  const t = page.words.frame.nav
  const here = page.path.split('?')[0]
  const item = (href: string, name: string) => ({ href, name, current: href === here })
  const base = at ? `/register/${at.sitting}` : null
  return {
    collapsed: folded === 'narrow',
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
      ...(at
        ? [
            {
              name: t.documents,
              items: [
                item(`/p/${at.province}/announcement`, t.announcement),
                item(`/p/${at.province}/how-it-works`, t.howItWorks),
              ],
            },
          ]
        : []),
      { name: t.account, items: [item('/logout', page.words.frame.logout)] },
    ],
  }
}

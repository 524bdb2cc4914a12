import type { Frame, Menu } from '../../views/frame.ts'

/** The menu of a logged-in candidate (N2); whether it is folded away is kept in a cookie. */
export function menuOf(
  f: Frame,
  folded: string | undefined,
  at: { sitting: string; province: string } | null,
): Menu {
  const w = f.words.frame.nav
  const here = f.path.split('?')[0]
  const item = (href: string, name: string) => ({ href, name, current: href === here })
  const base = at ? `/register/${at.sitting}` : null
  return {
    collapsed: folded === 'narrow',
    groups: [
      {
        name: w.registration,
        items: [
          item('/welcome', w.welcome),
          ...(base
            ? [item(base, w.current), item(`${base}/order`, w.order), item(`${base}/documents`, w.print)]
            : []),
        ],
      },
      ...(at
        ? [
            {
              name: w.documents,
              items: [
                item(`/p/${at.province}/announcement`, w.announcement),
                item(`/p/${at.province}/how-it-works`, w.howItWorks),
              ],
            },
          ]
        : []),
      { name: w.account, items: [item('/logout', f.words.frame.logout)] },
    ],
  }
}

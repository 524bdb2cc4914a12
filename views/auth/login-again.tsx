import type { PageContext } from '../page-context.ts'

/** In place of what a partial request asked for. */
export function LoginAgain({ page, href }: { page: PageContext; href: string }) {
  return (
    <a href={href} hx-boost="false">
      {page.words.passport.page.expired}
    </a>
  )
}

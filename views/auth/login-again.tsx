import type { PageContext } from '../page-context.ts'

/** A link, in place of the part of a page that was asked for. */
export function LoginAgain({ page, href }: { page: PageContext; href: string }) {
  return (
    <a href={href} hx-boost="false">
      {page.words.passport.page.expired}
    </a>
  )
}

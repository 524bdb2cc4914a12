import type { Frame } from '../frame.ts'

/** In place of what a partial request asked for. */
export function LoginAgain({ f, href }: { f: Frame; href: string }) {
  return (
    <a href={href} hx-boost="false">
      {f.words.passport.page.expired}
    </a>
  )
}

import type { Frame } from '../frame.ts'

/** In place of what a partial request asked for. */
export function LoginAgain({ f, href }: { f: Frame; href: string }) {
  const w = f.words.passport.login
  return (
    <a href={href} hx-boost="false">
      {w.expired}
    </a>
  )
}

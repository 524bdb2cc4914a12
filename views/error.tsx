import type { Frame } from './frame.ts'
import { Layout } from './layout.tsx'

export type ErrorKind =
  | 'notFound'
  | 'forbidden'
  | 'ourFault'
  | 'ourFaultPaying'
  | 'tooLarge'
  | 'tooMany'
  | 'unreadable'
  | 'notReady'

/** Same shape for all: what happened, what became of data and money, what to do, a number (ux 2.18). */
export function ErrorPage({ f, kind }: { f: Frame; kind: ErrorKind }) {
  const w = f.words.errors
  return (
    <Layout f={f} title={w[kind].title}>
      <section class="card">
        <h1>{w[kind].title}</h1>
        <p>{w[kind].text}</p>
        <p>
          <a class="button main" href="/welcome">
            {w.mine}
          </a>
        </p>
        <p class="acts">
          <a href="/">{w.home}</a>
        </p>
        <p class="hint">
          {w.number} {f.requestId}
        </p>
      </section>
    </Layout>
  )
}

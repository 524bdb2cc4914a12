import { Layout } from './layout.tsx'
import type { PageContext } from './page-context.ts'

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
export function ErrorPage({ page, kind }: { page: PageContext; kind: ErrorKind }) {
  const t = page.words.errors
  return (
    <Layout page={page} title={t[kind].title}>
      <section class="card">
        <h1>{t[kind].title}</h1>
        <p>{t[kind].text}</p>
        <p>
          <a class="button main" href="/welcome">
            {t.mine}
          </a>
        </p>
        <p class="acts">
          <a href="/">{t.home}</a>
        </p>
        <p class="hint">
          {t.number} {page.requestId}
        </p>
      </section>
    </Layout>
  )
}

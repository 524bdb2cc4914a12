import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

/** Not found, not in the officer's scope, or not for the role. The page does not tell whether there is such a registration. */
export function OfficeMessagePage({ page, kind }: { page: PageContext; kind: 'notFound' | 'forbidden' }) {
  const t = page.words.office.message
  return (
    <Layout page={page} title={t[kind].title} office={{ name: page.words.passport.staff.product, nav: null }}>
      <section class="card">
        <h1>{t[kind].title}</h1>
        <p>{t[kind].text}</p>
        <p>
          <a class="button main" href="/office">
            {t.back}
          </a>
        </p>
        <p class="hint">
          {page.words.errors.number} {page.requestId}
        </p>
      </section>
    </Layout>
  )
}

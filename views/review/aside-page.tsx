import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'

/** Not there or not yours, or not for this role: said without a hint which file it was. */
export function AsidePage({ f, kind }: { f: Frame; kind: 'gone' | 'forbidden' }) {
  const w = f.words.office.aside
  return (
    <Layout f={f} title={w[kind].title} office={{ name: f.words.passport.staff.product, nav: null }}>
      <section class="card">
        <h1>{w[kind].title}</h1>
        <p>{w[kind].text}</p>
        <p>
          <a class="button main" href="/office">
            {w.back}
          </a>
        </p>
        <p class="hint">
          {f.words.errors.number} {f.requestId}
        </p>
      </section>
    </Layout>
  )
}

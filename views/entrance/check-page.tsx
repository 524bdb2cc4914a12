import { CardBand } from '../components.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

/** Whether a printed document is valid at this moment; says nothing of the person. */
export function CheckPage({ page, valid }: { page: PageContext; valid: boolean }) {
  const t = page.words.printing.check
  return (
    <Layout page={page} title={t.title}>
      <section class="card next">
        <CardBand tone={valid ? 'paid' : 'shut'} word={valid ? t.valid : t.invalid} />
        <h1>{t.title}</h1>
        <p>{valid ? t.validText : t.invalidText}</p>
      </section>
    </Layout>
  )
}

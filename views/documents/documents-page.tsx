import type { CurrentRegistration } from '../../src/registration/current-registration.ts'
import { pagePath } from '../../src/registration/paths.ts'
import { Unavailable } from '../components.tsx'
import { formatDeadline, formatFullDay } from '../dates.ts'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

/** All documents to print. The one that is due now has the main button, the others name their date (ux 2.15). */
export function DocumentsPage({ page, current }: { page: PageContext; current: CurrentRegistration }) {
  const t = page.words.printing
  const paid = current.view.registration.stage.is === 'paid'
  const { ticketFrom } = current.catalogue.sitting
  return (
    <Layout page={page} title={t.title}>
      <h1>{t.title}</h1>
      <section class="card">
        <h2>{t.form}</h2>
        {paid ? (
          <>
            <p class="hint">{t.formKind}</p>
            <p>
              <a class="button main" href={pagePath('form.pdf', current.sitting)} hx-boost="false">
                {t.formButton}
              </a>
            </p>
            <p>
              <a href={pagePath('form', current.sitting)}>{t.webPage}</a>
            </p>
            <p class="hint">{t.paper}</p>
          </>
        ) : (
          <Unavailable name={t.formButton} why={t.notYet} />
        )}
      </section>
      <section class="card">
        <h2>{t.ticket}</h2>
        <p class="hint">{formatDeadline(ticketFrom, page.lang)}</p>
        <Unavailable name={t.ticketButton} why={t.ticketFrom(formatFullDay(ticketFrom, page.lang))} />
      </section>
      <p>
        <a href={pagePath('hub', current.sitting)}>{t.back}</a>
      </p>
    </Layout>
  )
}

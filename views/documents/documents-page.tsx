import type { Own } from '../../src/registration/own-file.ts'
import { deadline, fullDay } from '../dates.ts'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Unavailable } from '../parts.tsx'

/** Everything there is to print: what is in season is filled, the others say from when (ux 2.15). */
export function DocumentsPage({ f, own, base }: { f: Frame; own: Own; base: string }) {
  const w = f.words.printing
  const paid = own.view.file.stage.is === 'paid'
  const { ticketFrom } = own.catalogue.sitting
  return (
    <Layout f={f} title={w.title}>
      <h1>{w.title}</h1>
      <section class="card">
        <h2>{w.form}</h2>
        {paid ? (
          <>
            <p class="hint">{w.formKind}</p>
            <p>
              <a class="button main" href={`${base}/form.pdf`} hx-boost="false">
                {w.formButton}
              </a>
            </p>
            <p>
              <a href={`${base}/form`}>{w.webPage}</a>
            </p>
            <p class="hint">{w.paper}</p>
          </>
        ) : (
          <Unavailable name={w.formButton} why={w.notYet} />
        )}
      </section>
      <section class="card">
        <h2>{w.ticket}</h2>
        <p class="hint">{deadline(ticketFrom, f.lang)}</p>
        <Unavailable name={w.ticketButton} why={w.ticketFrom(fullDay(ticketFrom, f.lang))} />
      </section>
      <p>
        <a href={base}>{w.back}</a>
      </p>
    </Layout>
  )
}

import { isEditable, type Registration } from '../../src/registration/machine/registration.ts'
import type { Own } from '../../src/registration/own-file.ts'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { History, Unavailable } from '../parts.tsx'
import { AllDetails } from './all-details.tsx'
import { FileSlip } from './file-slip.tsx'
import { HubNext } from './hub-next.tsx'
import { JourneyHead } from './journey-head.tsx'
import { Refunds } from './refunds.tsx'

/** The hub (R10): one page per registration; the same slip in every state, only the card above it changes. */
export function HubPage({
  page,
  own,
  refusal,
}: {
  page: PageContext
  own: Own
  refusal?: string | undefined
}) {
  const t = page.words.registration
  const { registration: file, history } = own.view
  const base = `/register/${own.sitting}`
  return (
    <Layout page={page} title={t.hub.title} error={refusal !== undefined}>
      {refusal ? (
        <section class="problems" role="alert" tabindex={-1} autofocus>
          <p>{refusal}</p>
        </section>
      ) : null}
      {file.stage.is === 'deleted' ? null : <JourneyHead page={page} file={file} terms={own.terms} />}
      <p class="away">
        <a href="#status" hx-boost="false">
          {t.hub.status}
        </a>
      </p>
      <div id="status" class="flow">
        <HubNext page={page} own={own} base={base} />
      </div>
      <Refunds page={page} trades={file.trades} />
      {file.stage.is === 'deleted' ? null : (
        <FileSlip page={page} file={file} catalogue={own.catalogue} base={base} />
      )}
      {file.details && file.stage.is !== 'deleted' ? (
        <AllDetails page={page} file={file} details={file.details} />
      ) : null}
      <Editing page={page} file={file} base={base} />
      <section class="card">
        <h2>{t.hub.history}</h2>
        <History
          page={page}
          entries={history.map((line) => ({ at: line.happenedAt, text: says(page, line) }))}
        />
      </section>
      {file.stage.is === 'paid' || file.stage.is === 'deleted' ? null : (
        <p class="hint">
          {t.hub.dropOut} <a href={`${base}/deletion`}>{t.hub.remove}</a>
        </p>
      )}
    </Layout>
  )
}

/** 「修改报考信息」 and 「修改照片」 while the state allows (R8); where it does not, why not. */
function Editing({ page, file, base }: { page: PageContext; file: Registration; base: string }) {
  const t = page.words.registration.hub
  if (file.stage.is === 'paid' || file.stage.is === 'deleted') return null
  if (isEditable(file.stage)) {
    return (
      <p class="acts">
        <a class="button" href={`${base}/details`}>
          {t.changeDetails}
        </a>
        <a class="button" href={`${base}/photo`}>
          {file.photo ? t.changePhoto : t.uploadPhoto}
        </a>
      </p>
    )
  }
  if (file.stage.is === 'approved') return <p class="hint">{t.notAvailable.approved}</p>
  const why = t.notAvailable.detailsPending.split(' · ')[1] ?? ''
  return (
    <p class="acts">
      <Unavailable name={t.changeDetails} why={why} />
      <Unavailable name={t.changePhoto} why={why} />
    </p>
  )
}

function says(page: PageContext, line: Own['view']['history'][number]): string {
  const t = page.words.registration
  return (line.what === 'agreed' && t.agreedTo[String(line.facts.kind)]) || t.notes[line.what]
}

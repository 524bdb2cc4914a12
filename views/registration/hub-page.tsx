import { isEditable, type Registration } from '../../src/registration/machine/file.ts'
import type { Own } from '../../src/registration/own-file.ts'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { History, Unavailable } from '../parts.tsx'
import { AllDetails } from './all-details.tsx'
import { FileSlip } from './file-slip.tsx'
import { HubNext } from './hub-next.tsx'
import { JourneyHead } from './journey-head.tsx'
import { Refunds } from './refunds.tsx'

/** The hub (R10): one page per registration; the same slip in every state, only the card above it changes. */
export function HubPage({ f, own, refusal }: { f: Frame; own: Own; refusal?: string | undefined }) {
  const w = f.words.registration
  const { file, history } = own.view
  const base = `/register/${own.sitting}`
  return (
    <Layout f={f} title={w.hub.title} error={refusal !== undefined}>
      {refusal ? (
        <section class="problems" role="alert" tabindex={-1} autofocus>
          <p>{refusal}</p>
        </section>
      ) : null}
      {file.stage.is === 'deleted' ? null : <JourneyHead f={f} file={file} terms={own.terms} />}
      <p class="away">
        <a href="#status" hx-boost="false">
          {w.hub.status}
        </a>
      </p>
      <div id="status" class="flow">
        <HubNext f={f} own={own} base={base} />
      </div>
      <Refunds f={f} trades={file.trades} />
      {file.stage.is === 'deleted' ? null : (
        <FileSlip f={f} file={file} catalogue={own.catalogue} base={base} />
      )}
      {file.details && file.stage.is !== 'deleted' ? (
        <AllDetails f={f} file={file} details={file.details} />
      ) : null}
      <Editing f={f} file={file} base={base} />
      <section class="card">
        <h2>{w.hub.history}</h2>
        <History f={f} entries={history.map((line) => ({ at: line.at, text: says(f, line) }))} />
      </section>
      {file.stage.is === 'paid' || file.stage.is === 'deleted' ? null : (
        <p class="hint">
          {w.hub.dropOut} <a href={`${base}/deletion`}>{w.hub.remove}</a>
        </p>
      )}
    </Layout>
  )
}

/** 「修改报考信息」 and 「修改照片」 while the state allows (R8); where it does not, why not. */
function Editing({ f, file, base }: { f: Frame; file: Registration; base: string }) {
  const w = f.words.registration.hub
  if (file.stage.is === 'paid' || file.stage.is === 'deleted') return null
  if (isEditable(file.stage)) {
    return (
      <p class="acts">
        <a class="button" href={`${base}/details`}>
          {w.changeDetails}
        </a>
        <a class="button" href={`${base}/photo`}>
          {file.photo ? w.changePhoto : w.uploadPhoto}
        </a>
      </p>
    )
  }
  if (file.stage.is === 'approved') return <p class="hint">{w.notAvailable.approved}</p>
  const why = w.notAvailable.detailsPending.split(' · ')[1] ?? ''
  return (
    <p class="acts">
      <Unavailable name={w.changeDetails} why={why} />
      <Unavailable name={w.changePhoto} why={why} />
    </p>
  )
}

function says(f: Frame, line: Own['view']['history'][number]): string {
  const w = f.words.registration
  return (line.what === 'agreed' && w.agreedTo[String(line.facts.kind)]) || w.notes[line.what]
}

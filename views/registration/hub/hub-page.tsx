import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import type { HistoryLine } from '../../../src/registration/desk/desk-contract.ts'
import { isDeletable } from '../../../src/registration/machine/registration.ts'
import { pagePath } from '../../../src/registration/paths.ts'
import { History } from '../../components.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'
import { AllDetails } from '../details/all-details.tsx'
import { JourneySteps } from '../journey-steps.tsx'
import { EditButtons, OtherDocument } from './edit-buttons.tsx'
import { NextStep } from './next-step.tsx'
import { Refunds } from './refunds.tsx'
import { RegistrationSlip } from './registration-slip.tsx'

/** The hub (R10): one page per registration; the same slip in every state, only the card above it changes. */
export function HubPage({
  page,
  current,
  history,
  refusal,
}: {
  page: PageContext
  current: CurrentRegistration
  history: HistoryLine[]
  refusal?: string | undefined
}) {
  const t = page.words.registration
  const { registration } = current.view
  return (
    <Layout page={page} title={t.hub.title} error={refusal !== undefined}>
      {refusal ? (
        <section class="problems" role="alert" tabindex={-1} autofocus>
          <p>{refusal}</p>
        </section>
      ) : null}
      {registration.stage.is === 'deleted' || registration.stage.is === 'cancelled' ? null : (
        <JourneySteps page={page} registration={registration} terms={current.terms} />
      )}
      <p class="away">
        <a href="#status" hx-boost="false">
          {t.hub.status}
        </a>
      </p>
      <div id="status" class="flow">
        <NextStep page={page} current={current} />
      </div>
      <Refunds page={page} current={current} />
      <OtherDocument page={page} current={current} />
      {registration.stage.is === 'deleted' ? null : (
        <RegistrationSlip page={page} registration={registration} catalogue={current.catalogue} />
      )}
      {registration.details && registration.stage.is !== 'deleted' ? (
        <AllDetails page={page} registration={registration} details={registration.details} />
      ) : null}
      <EditButtons page={page} current={current} />
      <section class="card">
        <h2>{t.hub.history}</h2>
        <History
          page={page}
          entries={history.map((line) => ({ at: line.happenedAt, text: historyText(page, line) }))}
        />
      </section>
      {isDeletable(registration) ? (
        <p class="hint">
          {t.hub.dropOut} <a href={pagePath('deletion', current.sitting)}>{t.hub.remove}</a>
        </p>
      ) : null}
    </Layout>
  )
}

function historyText(page: PageContext, line: HistoryLine): string {
  const t = page.words.registration
  return (line.what === 'agreed' && t.agreedTo[String(line.facts.kind)]) || t.notes[line.what]
}

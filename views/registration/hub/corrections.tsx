import type { Registration } from '../../../src/registration/machine/registration.ts'
import { Facts } from '../../components.tsx'
import type { PageContext } from '../../page-context.ts'
import { reasonText } from '../reason-text.ts'

/** Each reason of the officer, in bold until it is corrected. `fine`: with a line that all else is right. */
export function CorrectionFacts(props: { page: PageContext; registration: Registration; fine?: true }) {
  const { page, registration } = props
  const t = page.words.registration
  const { reasons = [], corrected = [] } = registration.requestedCorrections ?? {}
  return (
    <Facts
      rows={[
        ...reasons.map((reason) => ({
          name: t.reasonField[reason.field],
          value: reasonText(page, reason),
          is: corrected.includes(reason.field) ? undefined : ('now' as const),
        })),
        props.fine && { name: t.hub.fine, value: t.hub.fineText },
      ]}
    />
  )
}

/** The reasons stay in sight until the registration is sent again: after a withdrawal, a lapse and a move to another centre, too. */
export function Corrections({ page, registration }: { page: PageContext; registration: Registration }) {
  const isToCorrect = ['submitted', 'returned', 'due', 'lapsed'].includes(registration.stage.is)
  if (!isToCorrect || !registration.requestedCorrections) return null
  return (
    <section class="card">
      <h2>{page.words.registration.hub.asked}</h2>
      <CorrectionFacts page={page} registration={registration} />
    </section>
  )
}

import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import { Facts, MixedText } from '../../components.tsx'
import type { PageContext } from '../../page-context.ts'
import { storedReasonText } from '../stored-reason.ts'

/** Given back by the province: why, and whom to call. The way of the money stands below, as for every refund. */
export function CancellationFacts({ page, current }: { page: PageContext; current: CurrentRegistration }) {
  const t = page.words.registration.hub
  const { stage } = current.view.registration
  if (stage.is !== 'cancelled') return null
  const { phone } = current.catalogue.province
  return (
    <Facts
      rows={[
        {
          name: t.reason,
          value: (
            <MixedText lang={page.lang}>
              {storedReasonText(page.words, 'cancellationReason', stage.reason)}
            </MixedText>
          ),
          is: 'now',
        },
        { name: t.province, value: <a href={`tel:${phone}`}>{phone}</a> },
      ]}
    />
  )
}

import { seatsLeft } from '../../../src/catalogue/lookup.ts'
import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import type { Stage } from '../../../src/registration/machine/registration.ts'
import { closedFor } from '../../../src/registration/machine/terms.ts'
import { pagePath } from '../../../src/registration/paths.ts'
import { NextStepCard } from '../../components.tsx'
import { formatPastMoment } from '../../dates.ts'
import type { PageContext } from '../../page-context.ts'
import { offeringName } from '../refusal-words.ts'

type Props = { page: PageContext; current: CurrentRegistration }

/** The seats were released: the card says that the details are still there, how many seats are left, and how to send them again. */
export function LapsedCard({
  page,
  current,
  from,
  at,
}: Props & { from: Extract<Stage, { is: 'lapsed' }>['from']; at: number }) {
  const t = page.words.registration
  const { registration } = current.view
  if (registration.seating.intent?.purpose.is === 'late-payment') {
    return (
      <NextStepCard page={page} tone="wait" word={t.lapsedFrom[from]} title={t.hub.confirming} todo={false}>
        <p>{t.hub.late}</p>
      </NextStepCard>
    )
  }
  const open = closedFor('resend', registration, current.terms, page.now) === null
  return (
    <NextStepCard
      page={page}
      tone="shut"
      word={t.lapsedFrom[from]}
      note={formatPastMoment(at, page.lang)}
      title={open ? (current.terms.review ? t.hub.lapsed : t.hub.lapsedNoReview) : t.lapsedFrom[from]}
      todo={open}
    >
      <p>{t.hub.lapsedText}</p>
      {open ? (
        <>
          {registration.choices.map((choice) => (
            <p>{seatsSentence(page, current, choice.offering)}</p>
          ))}
          {registration.photo ? (
            <a class="button main" href={pagePath('submission', current.sitting)}>
              {current.terms.review ? t.hub.send : t.hub.resend}
            </a>
          ) : (
            <a class="button main" href={pagePath('photo', current.sitting)}>
              {t.hub.uploadPhoto}
            </a>
          )}
        </>
      ) : (
        <p>{t.hub.lapsedOver}</p>
      )}
    </NextStepCard>
  )
}

function seatsSentence(page: PageContext, current: CurrentRegistration, id: string): string {
  const t = page.words.registration.hub
  const offering = current.catalogue.offerings.find((one) => one.id === id)
  const name = offeringName(page, current.catalogue, id)
  const free = offering ? seatsLeft(offering, current.held) : 0
  return free > 0 ? t.lapsedLeft(name, free) : t.lapsedFull(name)
}

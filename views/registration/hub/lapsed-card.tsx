import { seatsLeft } from '../../../src/catalogue/lookup.ts'
import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import type { Stage } from '../../../src/registration/machine/registration.ts'
import { isFormOpen } from '../../../src/registration/machine/terms.ts'
import type { NextStep } from '../../../src/registration/next-step.ts'
import { pagePath } from '../../../src/registration/paths.ts'
import { NextStepCard } from '../../components.tsx'
import { formatPastMoment } from '../../dates.ts'
import type { PageContext } from '../../page-context.ts'
import { offeringName } from '../refusal-words.ts'

type Props = { page: PageContext; current: CurrentRegistration }
type Lapsed = Extract<Stage, { is: 'lapsed' }>

/** The seats were released: the card says that the details are still there, how many seats are left, and how to send them again. */
export function LapsedCard({ page, current, stage, step }: Props & { stage: Lapsed; step: NextStep }) {
  const t = page.words.registration
  const { registration } = current.view
  const canChange = isFormOpen(registration, current.terms, page.now)
  const isPhotoNext = step.is === 'page' && step.page === 'photo'
  return (
    <NextStepCard
      page={page}
      tone="shut"
      word={t.lapsedFrom[stage.from]}
      note={formatPastMoment(stage.enteredAt, page.lang)}
      title={current.terms.review ? t.hub.lapsed : t.hub.lapsedNoReview}
    >
      {stage.from === 'pending' ? <p>{t.hub.lapsedUndecided(page.phone ?? '')}</p> : null}
      <p>{t.hub.lapsedText}</p>
      {registration.choices.map((choice) => (
        <p>{seatsSentence(page, current, choice.offering, canChange)}</p>
      ))}
      {isPhotoNext ? (
        <a class="button main" href={pagePath('photo', current.sitting)}>
          {t.hub.uploadPhoto}
        </a>
      ) : step.is === 'page' ? (
        <a class="button main" href={pagePath(step.page, current.sitting)}>
          {t.hub.changeDetails}
        </a>
      ) : (
        <>
          <a class="button main" href={pagePath('submission', current.sitting)}>
            {current.terms.review ? t.hub.send : t.hub.resend}
          </a>
          {canChange ? (
            <p class="hint">
              <a href={pagePath('details', current.sitting)}>{t.hub.lapsedChange}</a>
            </p>
          ) : null}
        </>
      )}
    </NextStepCard>
  )
}

function seatsSentence(
  page: PageContext,
  current: CurrentRegistration,
  id: string,
  canChange: boolean,
): string {
  const t = page.words.registration
  const offering = current.catalogue.offerings.find((one) => one.id === id)
  const name = offeringName(page, current.catalogue, id)
  if (!offering) return t.refusals.notOffered(name)
  const free = seatsLeft(offering, current.held)
  if (free > 0) return t.hub.lapsedLeft(name, free)
  return canChange ? t.hub.lapsedFull(name) : t.hub.lapsedFullOnly(name)
}

import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import { correctionPage } from '../../../src/registration/machine/corrections.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import type { NextStep } from '../../../src/registration/next-step.ts'
import { pagePath } from '../../../src/registration/paths.ts'
import { NextStepCard } from '../../components.tsx'
import { formatDeadline, formatPastMoment } from '../../dates.ts'
import type { PageContext } from '../../page-context.ts'
import { CorrectionFacts } from './corrections.tsx'

type Props = { page: PageContext; current: CurrentRegistration; step: NextStep }

/** Returned by an officer: each reason, a line that all else is right, and the button to the page where the correction is made (ux 2.11). */
export function ReturnedCard({
  page,
  current,
  step,
  stage,
}: Props & { stage: Extract<Registration['stage'], { is: 'returned' }> }) {
  const t = page.words.registration
  const { registration } = current.view
  const isCorrected = correctionPage(registration) === null
  const isPhotoOnly = stage.reasons.every((reason) => reason.field === 'photo')
  const title = isCorrected ? t.hub.mendedTitle : isPhotoOnly ? t.hub.mendPhoto : t.hub.mend
  return (
    <NextStepCard
      page={page}
      tone="back"
      word={t.stage.returned}
      note={formatPastMoment(stage.enteredAt, page.lang)}
      title={title}
    >
      <p>{t.hub.mendText(formatDeadline(stage.until, page.lang))}</p>
      <CorrectionFacts page={page} registration={registration} fine />
      {step.is === 'page' ? (
        <>
          <a class="button main" href={pagePath(step.page, current.sitting)}>
            {step.page === 'photo' ? t.hub.changePhoto : t.hub.changeDetails}
          </a>
          <p class="hint">
            {t.hub.mendThen} <a href={pagePath('submission', current.sitting)}>{t.hub.sendAnyway}</a>
          </p>
        </>
      ) : (
        <a class="button main" href={pagePath('submission', current.sitting)}>
          {t.hub.send}
        </a>
      )}
    </NextStepCard>
  )
}

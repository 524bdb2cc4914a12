import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import { isCorrected } from '../../../src/registration/machine/corrections.ts'
import type { ReasonField, Registration } from '../../../src/registration/machine/registration.ts'
import { pagePath } from '../../../src/registration/paths.ts'
import { Facts, NextStepCard } from '../../components.tsx'
import { formatDeadline, formatPastMoment } from '../../dates.ts'
import type { PageContext } from '../../page-context.ts'
import { reasonText } from '../reason-text.ts'

type Props = { page: PageContext; current: CurrentRegistration }

/** Returned by an officer: each reason, a line that all else is right, and the button to the page where the correction is made (ux 2.11). */
export function ReturnedCard({
  page,
  current,
  stage,
}: Props & { stage: Extract<Registration['stage'], { is: 'returned' }> }) {
  const t = page.words.registration
  const { requestedCorrections: asked } = current.view.registration
  const mended = asked !== null && isCorrected(asked)
  const photoOnly = stage.reasons.every((reason) => reason.field === 'photo')
  const title = mended ? t.hub.mendedTitle : photoOnly ? t.hub.mendPhoto : t.hub.mend
  const photoFirst = stage.reasons.some(
    (reason) => reason.field === 'photo' && !asked?.corrected.includes('photo'),
  )
  const next = photoFirst ? ('photo' as const) : correctionPage(stage.reasons)
  return (
    <NextStepCard
      page={page}
      tone="back"
      word={t.stage.returned}
      note={formatPastMoment(stage.enteredAt, page.lang)}
      title={title}
    >
      <p>{t.hub.mendText(formatDeadline(stage.until, page.lang))}</p>
      <Facts
        rows={[
          ...stage.reasons.map((reason) => ({
            name: t.reasonField[reason.field],
            value: reasonText(page, reason),
            is: asked?.corrected.includes(reason.field) ? undefined : ('now' as const),
          })),
          { name: t.hub.fine, value: t.hub.fineText },
        ]}
      />
      {mended ? (
        <a class="button main" href={pagePath('submission', current.sitting)}>
          {t.hub.send}
        </a>
      ) : (
        <>
          <a class="button main" href={pagePath(next, current.sitting)}>
            {photoFirst ? t.hub.changePhoto : t.hub.changeDetails}
          </a>
          <p class="hint">
            {t.hub.mendThen} <a href={pagePath('submission', current.sitting)}>{t.hub.sendAnyway}</a>
          </p>
        </>
      )}
    </NextStepCard>
  )
}

function correctionPage(reasons: { field: ReasonField }[]): 'identity' | 'details' {
  return reasons.every((reason) => reason.field === 'number') ? 'identity' : 'details'
}

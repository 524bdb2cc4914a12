import { centreOf } from '../../../src/catalogue/lookup.ts'
import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import { tradeOf } from '../../../src/registration/machine/payment/attempt.ts'
import { type Registration, totalOf } from '../../../src/registration/machine/registration.ts'
import { pagePath } from '../../../src/registration/paths.ts'
import { Facts, MixedText, NextStepCard, Unavailable } from '../../components.tsx'
import { formatDay, formatFullDay, formatPastMoment } from '../../dates.ts'
import { formatYuan } from '../../money.ts'
import type { PageContext } from '../../page-context.ts'

/** Paid: the next steps with their dates; the page can be bookmarked and stays true (ux 2.14). */
export function PaidCard({
  page,
  current,
  at,
}: {
  page: PageContext
  current: CurrentRegistration
  at: number
}) {
  const t = page.words.registration
  const { sitting } = current.catalogue
  const { registration } = current.view
  const centre = registration.centre ? centreOf(current.catalogue, registration.centre) : undefined
  const total = totalOf(registration.choices)
  const receipt = receiptText(page, registration)
  const onSite = centre?.onSite === true
  const notice = page.lang === 'en' ? centre?.onSiteNoticeEn : centre?.onSiteNotice
  return (
    <NextStepCard
      page={page}
      tone="paid"
      word={t.stage.paid}
      note={formatPastMoment(at, page.lang)}
      title={onSite ? t.hub.onSiteTitle : t.hub.paidTitle}
      todo={false}
    >
      <p>{total === 0 ? t.hub.freeText : t.hub.paidText(formatYuan(total))}</p>
      <p class="said">{t.hub.onlineDone}</p>
      <Facts
        rows={[
          { name: t.hub.now, value: t.hub.printForm, is: 'now' },
          receipt !== null && {
            name: t.hub.receipt,
            value: <MixedText lang={page.lang}>{receipt}</MixedText>,
          },
          onSite && { name: t.hub.onSite, value: notice ?? '' },
          { name: t.hub.ticketFrom(formatDay(sitting.ticketFrom, page.lang)), value: t.hub.ticketText },
          { name: formatDay(firstExam(current), page.lang), value: t.hub.examText },
        ]}
      />
      <a class="button main" href={pagePath('form.pdf', current.sitting)} hx-boost="false">
        {t.hub.formButton}
      </a>
      <p>
        <Unavailable
          name={t.hub.ticketButton}
          why={t.hub.ticketNote(formatFullDay(sitting.ticketFrom, page.lang))}
        />
      </p>
      <p class="hint">
        {t.hub.slowLine} <a href={pagePath('form', current.sitting)}>{t.hub.formPage}</a> ·{' '}
        <a href={pagePath('order', current.sitting)}>{t.hub.order}</a>
      </p>
    </NextStepCard>
  )
}

/** The receipt of a centre that took the money: number, amount and time. */
function receiptText(page: PageContext, { stage, trades }: Registration): string | null {
  const trade = stage.is === 'paid' && stage.trade !== null ? tradeOf({ trades }, stage.trade) : undefined
  if (trade?.gateway !== 'centre' || trade.state.is !== 'paid') return null
  const { platformNo, amount, paidAt } = trade.state
  const at = formatPastMoment(paidAt, page.lang)
  return page.words.registration.hub.receiptText(platformNo, formatYuan(amount), at)
}

function firstExam(current: CurrentRegistration): number {
  return Math.min(
    ...current.view.registration.choices.map((choice) => choice.startsAt),
    current.catalogue.sitting.examUntil,
  )
}

import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import { totalOf } from '../../../src/registration/machine/registration.ts'
import { pagePath } from '../../../src/registration/paths.ts'
import { Facts, MixedText, Money, NextStepCard, Sentence } from '../../components.tsx'
import { formatDeadline, formatPastMoment } from '../../dates.ts'
import type { PageContext } from '../../page-context.ts'
import { Deadline, Left } from '../../time.tsx'

type Props = { page: PageContext; current: CurrentRegistration }

/** Approved, or at a centre without review: the amount, the deadline, and the place to pay. */
export function ToPayCard({ page, current, payBy }: Props & { payBy: number }) {
  const t = page.words.registration
  const { registration } = current.view
  const approved = registration.stage.is === 'approved'
  const note =
    registration.stage.is === 'approved' || registration.stage.is === 'due'
      ? formatPastMoment(registration.stage.enteredAt, page.lang)
      : undefined
  const onSite = current.terms.money === 'centre'
  const late = page.now >= payBy
  return (
    <NextStepCard
      page={page}
      tone={approved ? 'ok' : 'go'}
      word={approved ? t.stage.approved : t.stage.due}
      note={note}
      title={onSite ? t.hub.payAtCentre : t.hub.payTitle}
      todo={!late}
    >
      <p>
        <Money fen={totalOf(registration.choices)} />
      </p>
      <p>
        <Sentence
          text={t.hub.payBy}
          of={[<Deadline page={page} at={payBy} />, <Left page={page} until={payBy} />]}
        />
      </p>
      {onSite ? (
        <AtCentre page={page} current={current} />
      ) : late ? (
        <p>{page.words.payment.refusals.payBy(formatDeadline(payBy, page.lang))}</p>
      ) : (
        <>
          <a class="button main" href={pagePath('payment', current.sitting)}>
            {t.hub.pay}
          </a>
          <p class="hint">{t.hub.payNote}</p>
        </>
      )}
      <p class="hint">{t.hub.payLate}</p>
    </NextStepCard>
  )
}

function AtCentre({ page, current }: { page: PageContext; current: CurrentRegistration }) {
  const t = page.words.registration.hub
  const centre = current.catalogue.centres.find((one) => one.id === current.view.registration.centre)
  const notice = page.lang === 'en' ? centre?.payNoticeEn : centre?.payNotice
  return (
    <>
      <p>{t.payAtCentreText}</p>
      {centre ? (
        <Facts
          rows={[
            typeof notice === 'string' && {
              name: t.payNotice,
              value: <MixedText lang={page.lang}>{notice}</MixedText>,
            },
            { name: t.place, value: page.lang === 'en' ? centre.addressEn : centre.address },
            { name: t.phone, value: <a href={`tel:${centre.phone}`}>{centre.phone}</a> },
          ]}
        />
      ) : null}
    </>
  )
}

import { totalOf } from '../../src/registration/machine/registration.ts'
import type { Own } from '../../src/registration/own-file.ts'
import { formatDeadline, formatPastMoment } from '../dates.ts'
import type { PageContext } from '../page-context.ts'
import { Facts, Money, Next } from '../parts.tsx'
import { Deadline, Left } from '../time.tsx'

type Props = { page: PageContext; own: Own; base: string }

/** Approved, or at a centre without review: what is to be paid, until when, and where. */
export function ToPay({ page, own, base, payBy }: Props & { payBy: number }) {
  const t = page.words.registration
  const { registration: file } = own.view
  const approved = file.stage.is === 'approved'
  const note =
    file.stage.is === 'approved' || file.stage.is === 'due'
      ? formatPastMoment(file.stage.enteredAt, page.lang)
      : undefined
  const onSite = own.terms.money === 'centre'
  const late = page.now >= payBy
  return (
    <Next
      page={page}
      tone={approved ? 'ok' : 'go'}
      word={approved ? t.stage.approved : t.stage.due}
      note={note}
      title={onSite ? t.hub.payAtCentre : t.hub.payTitle}
      todo={!late}
    >
      <p>
        <Money fen={totalOf(file.choices)} />
      </p>
      <p>
        {t.hub.payBefore} <Deadline page={page} at={payBy} />
        <PayLeft page={page} payBy={payBy} />
      </p>
      {onSite ? (
        <AtCentre page={page} own={own} />
      ) : late ? (
        <p>{page.words.payment.refusals.payBy(formatDeadline(payBy, page.lang))}</p>
      ) : (
        <>
          <a class="button main" href={`${base}/payment`}>
            {t.hub.pay}
          </a>
          <p class="hint">{t.hub.payNote}</p>
        </>
      )}
      <p class="hint">{t.hub.payLate}</p>
    </Next>
  )
}

function PayLeft({ page, payBy }: { page: PageContext; payBy: number }) {
  const [before = '', after = ''] = page.words.registration.hub.payAfter('\u0000').split('\u0000')
  return (
    <>
      {before}
      <Left page={page} until={payBy} />
      {after}
    </>
  )
}

function AtCentre({ page, own }: { page: PageContext; own: Own }) {
  const t = page.words.registration.hub
  const centre = own.catalogue.centres.find((one) => one.id === own.view.registration.centre)
  return (
    <>
      <p>{t.payAtCentreText}</p>
      {centre ? (
        <Facts
          rows={[
            { name: t.place, value: page.lang === 'en' ? centre.addressEn : centre.address },
            { name: t.phone, value: <a href={`tel:${centre.phone}`}>{centre.phone}</a> },
          ]}
        />
      ) : null}
    </>
  )
}

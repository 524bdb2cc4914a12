import { totalOf } from '../../src/registration/machine/file.ts'
import type { Own } from '../../src/registration/own-file.ts'
import { deadline, minute } from '../dates.ts'
import type { Frame } from '../frame.ts'
import { Deadline, Facts, Left, Money, Next } from '../parts.tsx'

type Props = { f: Frame; own: Own; base: string }

/** Approved, or at a centre without review: what is to be paid, until when, and where. */
export function ToPay({ f, own, base, payBy }: Props & { payBy: number }) {
  const w = f.words.registration
  const { file } = own.view
  const approved = file.stage.is === 'approved'
  const note =
    file.stage.is === 'approved' || file.stage.is === 'due' ? minute(file.stage.at, f.lang) : undefined
  const onSite = own.terms.money === 'centre'
  const late = f.now >= payBy
  return (
    <Next
      f={f}
      tone={approved ? 'ok' : 'go'}
      word={approved ? w.stage.approved : w.stage.due}
      note={note}
      title={onSite ? w.hub.payAtCentre : w.hub.payTitle}
      todo={!late}
    >
      <p>
        <Money fen={totalOf(file.choices)} />
      </p>
      <p>
        {w.hub.payBefore} <Deadline f={f} at={payBy} />
        <PayLeft f={f} payBy={payBy} />
      </p>
      {onSite ? (
        <AtCentre f={f} own={own} />
      ) : late ? (
        <p>{f.words.payment.refusals.payBy(deadline(payBy, f.lang))}</p>
      ) : (
        <>
          <a class="button main" href={`${base}/payment`}>
            {w.hub.pay}
          </a>
          <p class="hint">{w.hub.payNote}</p>
        </>
      )}
      <p class="hint">{w.hub.payLate}</p>
    </Next>
  )
}

function PayLeft({ f, payBy }: { f: Frame; payBy: number }) {
  const [before = '', after = ''] = f.words.registration.hub.payAfter('\u0000').split('\u0000')
  return (
    <>
      {before}
      <Left f={f} until={payBy} />
      {after}
    </>
  )
}

function AtCentre({ f, own }: { f: Frame; own: Own }) {
  const w = f.words.registration.hub
  const centre = own.catalogue.centres.find((one) => one.id === own.view.file.centre)
  return (
    <>
      <p>{w.payAtCentreText}</p>
      {centre ? (
        <Facts
          rows={[
            { name: w.place, value: f.lang === 'en' ? centre.addressEn : centre.address },
            { name: w.phone, value: <a href={`tel:${centre.phone}`}>{centre.phone}</a> },
          ]}
        />
      ) : null}
    </>
  )
}

import { centreOf } from '../../src/catalogue/lookup.ts'
import { totalOf } from '../../src/registration/machine/file.ts'
import type { Own } from '../../src/registration/own-file.ts'
import { day, fullDay, minute } from '../dates.ts'
import type { Frame } from '../frame.ts'
import { yuan } from '../money.ts'
import { Facts, Next, Unavailable } from '../parts.tsx'

/** Settled: what happens next, with dates; the page can be bookmarked and stays true (ux 2.14). */
export function PaidCard({ f, own, base, at }: { f: Frame; own: Own; base: string; at: number }) {
  const w = f.words.registration
  const { sitting } = own.catalogue
  const { file } = own.view
  const centre = file.centre ? centreOf(own.catalogue, file.centre) : undefined
  const total = totalOf(file.choices)
  const onSite = centre?.onSite === true
  const notice = f.lang === 'en' ? centre?.onSiteNoticeEn : centre?.onSiteNotice
  return (
    <Next
      f={f}
      tone="paid"
      word={w.stage.paid}
      note={minute(at, f.lang)}
      title={onSite ? w.hub.onSiteTitle : w.hub.paidTitle}
      todo={false}
    >
      <p>{total === 0 ? w.hub.freeText : w.hub.paidText(yuan(total))}</p>
      <p class="said">{w.hub.onlineDone}</p>
      <Facts
        rows={[
          { name: w.hub.now, value: w.hub.printForm, is: 'now' },
          onSite && { name: w.hub.onSite, value: notice ?? '' },
          { name: w.hub.ticketFrom(day(sitting.ticketFrom, f.lang)), value: w.hub.ticketText },
          { name: day(firstExam(own), f.lang), value: w.hub.examText },
        ]}
      />
      <a class="button main" href={`${base}/form.pdf`} hx-boost="false">
        {w.hub.formButton}
      </a>
      <p>
        <Unavailable name={w.hub.ticketButton} why={w.hub.ticketNote(fullDay(sitting.ticketFrom, f.lang))} />
      </p>
      <p class="hint">
        {w.hub.slowLine} <a href={`${base}/form`}>{w.hub.formPage}</a> ·{' '}
        <a href={`${base}/order`}>{w.hub.order}</a>
      </p>
    </Next>
  )
}

function firstExam(own: Own): number {
  return Math.min(...own.view.file.choices.map((choice) => choice.startsAt), own.catalogue.sitting.examUntil)
}

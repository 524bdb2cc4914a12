import { centreOf } from '../../src/catalogue/lookup.ts'
import { totalOf } from '../../src/registration/machine/registration.ts'
import type { Own } from '../../src/registration/own-file.ts'
import { formatDay, formatFullDay, formatPastMoment } from '../dates.ts'
import { formatYuan } from '../money.ts'
import type { PageContext } from '../page-context.ts'
import { Facts, Next, Unavailable } from '../parts.tsx'

/** Settled: what happens next, with dates; the page can be bookmarked and stays true (ux 2.14). */
export function PaidCard({ page, own, base, at }: { page: PageContext; own: Own; base: string; at: number }) {
  const t = page.words.registration
  const { sitting } = own.catalogue
  const { registration: file } = own.view
  const centre = file.centre ? centreOf(own.catalogue, file.centre) : undefined
  const total = totalOf(file.choices)
  const onSite = centre?.onSite === true
  const notice = page.lang === 'en' ? centre?.onSiteNoticeEn : centre?.onSiteNotice
  return (
    <Next
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
          onSite && { name: t.hub.onSite, value: notice ?? '' },
          { name: t.hub.ticketFrom(formatDay(sitting.ticketFrom, page.lang)), value: t.hub.ticketText },
          { name: formatDay(firstExam(own), page.lang), value: t.hub.examText },
        ]}
      />
      <a class="button main" href={`${base}/form.pdf`} hx-boost="false">
        {t.hub.formButton}
      </a>
      <p>
        <Unavailable
          name={t.hub.ticketButton}
          why={t.hub.ticketNote(formatFullDay(sitting.ticketFrom, page.lang))}
        />
      </p>
      <p class="hint">
        {t.hub.slowLine} <a href={`${base}/form`}>{t.hub.formPage}</a> ·{' '}
        <a href={`${base}/order`}>{t.hub.order}</a>
      </p>
    </Next>
  )
}

function firstExam(own: Own): number {
  return Math.min(
    ...own.view.registration.choices.map((choice) => choice.startsAt),
    own.catalogue.sitting.examUntil,
  )
}

import { beijingTime } from '../../src/lib/calendar.ts'
import type { PassedOver } from '../../src/review/passed-over.ts'
import { MixedText } from '../components.tsx'
import type { PageContext } from '../page-context.ts'

/** What the officer did last; quiet, and it does not vanish by itself (ux 3.3). */
export type Done = PassedOver & { name: string }

export function DoneLine({ page, done }: { page: PageContext; done: Done | null }) {
  if (!done) return null
  const t = page.words.review
  return (
    <p class="said" role="status">
      <MixedText lang={page.lang}>{done.name}</MixedText>
      {t.colon}
      {t.done[done.deed](beijingTime(done.at).clock)} ·{' '}
      <a href={`/office/review/${done.id}`}>{t.done.look}</a>
    </p>
  )
}

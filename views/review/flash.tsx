import { beijingTime } from '../../src/lib/calendar.ts'
import type { FlashMessage } from '../../src/review/handled-files.ts'
import { MixedText } from '../components.tsx'
import type { PageContext } from '../page-context.ts'

/** The last decision or skip of this officer. It stays until the next page (ux 3.3). */
export function Flash({ page, flash }: { page: PageContext; flash: FlashMessage | null }) {
  if (!flash) return null
  const t = page.words.review
  return (
    <p class="said" role="status">
      <MixedText lang={page.lang}>{flash.name}</MixedText>
      {t.colon}
      {t.handled[flash.handled](beijingTime(flash.handledAt).clock)} ·{' '}
      <a href={`/office/review/${flash.id}`}>{t.handled.look}</a>
    </p>
  )
}

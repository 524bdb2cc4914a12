import type { PageContext } from '../../page-context.ts'

/** Notifications that the platform had signed and a desk refused, by day and reason. */
export function RefusedNotifications(props: {
  page: PageContext
  rows: { day: string; reason: string; times: number }[]
}) {
  const { page, rows } = props
  const t = page.words.officeMoney.questions
  return (
    <section class="card">
      <h2>{t.refusedTitle}</h2>
      <p class="hint">{t.refusedHint}</p>
      {rows.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <div class="scroll">
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">{t.day}</th>
                <th scope="col">{t.why}</th>
                <th scope="col" class="num">
                  {t.times}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ day, reason, times }) => (
                <tr>
                  <td>{day}</td>
                  <td>{reason}</td>
                  <td class="num">{String(times)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

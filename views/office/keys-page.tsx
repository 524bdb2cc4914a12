import type { CentreContext } from '../../src/office/office-context.ts'
import { KeyHint } from '../components.tsx'
import { Form } from '../form.tsx'
import type { PageContext } from '../page-context.ts'
import { OfficeLayout } from './office-layout.tsx'

/** The list of keys, and the switch for keys without Alt (WCAG 2.1.4). */
export function KeysPage({ page, office }: { page: PageContext; office: CentreContext }) {
  const t = page.words.office.keys
  return (
    <OfficeLayout page={page} office={office} title={t.title}>
      <div class="strip">
        <h1>{t.title}</h1>
        <a href="/office/review" accesskey="q">
          {page.words.review.file.back} <KeyHint>Q</KeyHint>
        </a>
      </div>
      <section class="card">
        <h2>{office.singleKeys ? t.on : t.off}</h2>
        <p>{t.lead}</p>
        <p>{t.guard}</p>
        <Form action="/office/keys">
          <button name="keys" value={office.singleKeys ? 'off' : 'on'}>
            {office.singleKeys ? t.turnOff : t.turnOn}
          </button>
        </Form>
      </section>
      <div class="scroll">
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{t.key}</th>
              <th scope="col">{t.where}</th>
              <th scope="col">{t.does}</th>
            </tr>
          </thead>
          <tbody>
            {KEYS.map(([keys, where, does]) => (
              <tr>
                <td>
                  {keys.map((key) => (
                    <>
                      <kbd>{key}</kbd>{' '}
                    </>
                  ))}
                </td>
                <td>{t[where]}</td>
                <td>{t.list[does]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </OfficeLayout>
  )
}

type KeyAction = keyof PageContext['words']['office']['keys']['list']

const KEYS: [keys: string[], where: 'queue' | 'file' | 'anywhere', does: KeyAction][] = [
  [['O'], 'queue', 'oldest'],
  [['J', 'K', '↓', '↑'], 'queue', 'row'],
  [['Enter'], 'queue', 'open'],
  [['P'], 'file', 'pass'],
  [['R'], 'file', 'reject'],
  [['1', '…', '7'], 'file', 'reasons'],
  [['0'], 'file', 'note'],
  [['Ctrl+Enter'], 'file', 'send'],
  [['N'], 'file', 'skip'],
  [['Q'], 'file', 'back'],
  [['G'], 'file', 'guide'],
  [['Z'], 'file', 'original'],
  [['/'], 'anywhere', 'find'],
  [['?'], 'anywhere', 'keys'],
  [['Esc'], 'anywhere', 'leave'],
]

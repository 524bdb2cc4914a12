import type { Office } from '../../src/review/office.ts'
import { Form } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Key } from './key.tsx'
import { OfficeLayout } from './office-layout.tsx'

/** The list of keys, and the switch of the single ones (WCAG 2.1.4). */
export function KeysPage({ f, office }: { f: Frame; office: Office }) {
  const w = f.words.office.keys
  return (
    <OfficeLayout f={f} office={office} title={w.title}>
      <div class="strip">
        <h1>{w.title}</h1>
        <a href="/office/review" accesskey="q">
          {f.words.review.file.back} <Key>Q</Key>
        </a>
      </div>
      <section class="card">
        <h2>{office.keys ? w.on : w.off}</h2>
        <p>{w.lead}</p>
        <p>{w.guard}</p>
        <Form action="/office/keys">
          <button name="keys" value={office.keys ? 'off' : 'on'}>
            {office.keys ? w.turnOff : w.turnOn}
          </button>
        </Form>
      </section>
      <div class="scroll">
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{w.key}</th>
              <th scope="col">{w.where}</th>
              <th scope="col">{w.does}</th>
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
                <td>{w[where]}</td>
                <td>{w.list[does]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </OfficeLayout>
  )
}

type Does = keyof Frame['words']['office']['keys']['list']

const KEYS: [keys: string[], where: 'queue' | 'file' | 'anywhere', does: Does][] = [
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

import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Band } from '../parts.tsx'

/** Whether a printed document is valid at this moment; says nothing of the person. */
export function CheckPage({ f, valid }: { f: Frame; valid: boolean }) {
  const w = f.words.printing.check
  return (
    <Layout f={f} title={w.title}>
      <section class="card next">
        <Band tone={valid ? 'paid' : 'shut'} word={valid ? w.valid : w.invalid} />
        <h1>{w.title}</h1>
        <p>{valid ? w.validText : w.invalidText}</p>
      </section>
    </Layout>
  )
}

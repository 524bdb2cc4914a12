import { Form, MainButton } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'

/** For those who come by address: logging out is a deed, not a link. */
export function LogoutPage({ f, action }: { f: Frame; action: string }) {
  const title = f.words.frame.logout
  return (
    <Layout f={f} title={title}>
      <section class="card">
        <h1>{title}</h1>
        <p>{f.words.passport.page.logoutQuestion}</p>
        <Form action={action}>
          <MainButton f={f}>{title}</MainButton>
        </Form>
      </section>
    </Layout>
  )
}

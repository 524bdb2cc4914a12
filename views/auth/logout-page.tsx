import { MainButton } from '../buttons.tsx'
import { Form } from '../form.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

/** Opening the address of the logout does not log out: the button does. */
export function LogoutPage({ page, action }: { page: PageContext; action: string }) {
  const title = page.words.frame.logout
  return (
    <Layout page={page} title={title}>
      <section class="card">
        <h1>{title}</h1>
        <p>{page.words.passport.page.logoutQuestion}</p>
        <Form action={action}>
          <MainButton page={page}>{title}</MainButton>
        </Form>
      </section>
    </Layout>
  )
}

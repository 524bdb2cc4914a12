import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { BankSite } from './bank-stub.ts'

export function Layout(props: { title: string; wide?: boolean; children: Child }) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title} – 模拟银行</title>
        <link rel="stylesheet" href="/bank.css" />
      </head>
      <body class={props.wide ? 'wide' : ''}>
        <header>
          <strong>模拟银行</strong> <span>开发与测试用，不会真的扣款</span>
        </header>
        <main>
          <h1>{props.title}</h1>
          {props.children}
        </main>
      </body>
    </html>
  )
}

/** Personal and always new: no page of the bank is kept anywhere. */
export function renderPage(
  c: Context<BankSite>,
  body: JSX.Element,
  status: 200 | 400 | 404 | 409 | 422 = 200,
) {
  c.header('Cache-Control', 'no-store')
  return c.html(html`<!doctype html>${body}`, status)
}

import type { Child } from 'hono/jsx'
import { MixedText } from './components.tsx'
import type { Menu, PageContext } from './page-context.ts'

/** One page: the frame around `children`. `error` puts 「错误：」 before the title; `office` widens it for officers. */
export function Layout(props: {
  page: PageContext
  title: string
  error?: boolean | undefined
  office?: { name: string; nav: Child } | undefined
  /** The bar with 「网上报名公告」 and 「网上报名须知及流程」, of that province where it is known. */
  bar?: { province?: string | undefined } | undefined
  /** A script of our own that this page needs beside htmx; inside `<main>`, so that a boosted visit loads it too. */
  script?: string | undefined
  /** Where scripts do not run: loads this address after so many seconds. */
  refresh?: { after: number; to: string } | undefined
  children?: Child
}) {
  const { page } = props
  const t = page.words.frame
  return (
    <html lang={page.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${props.error ? t.errorTitle : ''}${props.title} - ${t.site}`}</title>
        <link rel="stylesheet" href="/site.css" />
        <link rel="icon" href="/icon.svg" />
        {props.refresh ? (
          <noscript>
            <meta http-equiv="refresh" content={`${props.refresh.after};url=${props.refresh.to}`} />
          </noscript>
        ) : null}
        <script src="/built/site.js" defer></script>
      </head>
      <body hx-boost:inherited="true">
        {/* Not on the body itself: a boosted page brings the body's children, never its attributes. */}
        <div class={pageClass(props)}>
          <a class="away" href="#main">
            {t.skip}
          </a>
          <header class="top">
            {props.office ? (
              <a class="name" href="/office" hx-boost="false">
                {props.office.name}
              </a>
            ) : (
              <a class="name" href="/">
                {t.product}
              </a>
            )}
            <div>
              {props.office?.nav}
              {page.person ? (
                <span class="who">
                  <MixedText lang={page.lang}>{page.person}</MixedText>
                </span>
              ) : null}
              {page.menu ? (
                <a class="to-menu" href="#menu" hx-boost="false">
                  {t.menu}
                </a>
              ) : null}
              <LanguageSwitch page={page} />
            </div>
          </header>
          {props.bar ? <Bar page={page} province={props.bar.province} /> : null}
          <p id="line-down" class="line-down" role="alert" hidden>
            {t.lineDown}
          </p>
          <div class={page.menu ? (page.menu.collapsed ? 'desk narrow' : 'desk') : undefined}>
            <main id="main" tabindex={-1}>
              {props.children}
              {props.script ? <script src={props.script} type="module"></script> : null}
            </main>
            {page.menu ? <SideMenu page={page} menu={page.menu} /> : null}
          </div>
          <footer>
            <p>
              {t.time}
              {page.phone ? (
                <>
                  {' · '}
                  {t.helpline} <a href={`tel:${page.phone}`}>{page.phone}</a>
                </>
              ) : null}
            </p>
            <p>{t.host}</p>
          </footer>
        </div>
      </body>
    </html>
  )
}

/** How wide the page is, so that frame, column and footer share one left edge. */
function pageClass(props: { page: PageContext; office?: unknown }): string {
  if (props.office) return 'page office'
  if (!props.page.menu) return 'page'
  return props.page.menu.collapsed ? 'page with-menu narrow' : 'page with-menu'
}

function Bar({ page, province }: { page: PageContext; province?: string | undefined }) {
  const t = page.words.frame
  const at = province ? `/p/${province}` : ''
  const link = (href: string, name: string) => (
    <a href={href} aria-current={page.path === href ? 'page' : undefined}>
      {name}
    </a>
  )
  return (
    <nav class="bar" aria-label={t.nav.documents}>
      {link(`${at}/announcement`, t.nav.announcement)}
      {link(`${at}/how-it-works`, t.nav.howItWorks)}
    </nav>
  )
}

/** Not boosted: `lang` of the whole document changes. */
function LanguageSwitch({ page }: { page: PageContext }) {
  const other = page.lang === 'en' ? 'zh-CN' : 'en'
  return (
    <a
      href={`/language/${other}?to=${encodeURIComponent(page.path)}`}
      hx-boost="false"
      lang={other}
      hreflang={other}
    >
      {page.words.frame.otherLanguage}
    </a>
  )
}

function SideMenu({ page, menu }: { page: PageContext; menu: Menu }) {
  const t = page.words.frame
  return (
    <nav class="side" id="menu" aria-label={t.menu}>
      <form method="post" action="/menu">
        <input type="hidden" name="to" value={page.path} />
        <button class="quiet" name="collapsed" value={menu.collapsed ? '0' : '1'}>
          {menu.collapsed ? '>>' : '<<'}
          <span class="away">{menu.collapsed ? t.expand : t.collapse}</span>
        </button>
      </form>
      {menu.groups.map((group) => (
        <details open>
          <summary>{group.name}</summary>
          <ul>
            {group.items.map((item) => (
              <li>
                <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                  {item.name}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  )
}

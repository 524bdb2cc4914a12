import type { Child } from 'hono/jsx'
import type { Frame, Menu } from './frame.ts'
import { Han } from './parts.tsx'

/** One page: the frame around `children`. `error` puts 「错误：」 before the title; `office` widens it for officers. */
export function Layout(props: {
  f: Frame
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
  const { f } = props
  const w = f.words.frame
  return (
    <html lang={f.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${props.error ? w.errorTitle : ''}${props.title} - ${w.site}`}</title>
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
            {w.skip}
          </a>
          <header class="top">
            {props.office ? (
              <a class="name" href="/office" hx-boost="false">
                {props.office.name}
              </a>
            ) : (
              <a class="name" href="/">
                {w.product}
              </a>
            )}
            <div>
              {props.office?.nav}
              {f.person ? (
                <span class="who">
                  <Han lang={f.lang}>{f.person}</Han>
                </span>
              ) : null}
              {f.menu ? (
                <a class="to-menu" href="#menu" hx-boost="false">
                  {w.menu}
                </a>
              ) : null}
              <LanguageSwitch f={f} />
            </div>
          </header>
          {props.bar ? <Bar f={f} province={props.bar.province} /> : null}
          <p id="line-down" class="line-down" role="alert" hidden>
            {w.lineDown}
          </p>
          <div class={f.menu ? (f.menu.collapsed ? 'desk narrow' : 'desk') : undefined}>
            <main id="main" tabindex={-1}>
              {props.children}
              {props.script ? <script src={props.script} type="module"></script> : null}
            </main>
            {f.menu ? <SideMenu f={f} menu={f.menu} /> : null}
          </div>
          <footer>
            <p>
              {w.time}
              {f.phone ? (
                <>
                  {' · '}
                  {w.helpline} <a href={`tel:${f.phone}`}>{f.phone}</a>
                </>
              ) : null}
            </p>
            <p>{w.host}</p>
          </footer>
        </div>
      </body>
    </html>
  )
}

/** How wide the page is, so that frame, column and footer share one left edge. */
function pageClass(props: { f: Frame; office?: unknown }): string {
  if (props.office) return 'page office'
  if (!props.f.menu) return 'page'
  return props.f.menu.collapsed ? 'page with-menu narrow' : 'page with-menu'
}

function Bar({ f, province }: { f: Frame; province?: string | undefined }) {
  const w = f.words.frame
  const at = province ? `/p/${province}` : ''
  const link = (href: string, name: string) => (
    <a href={href} aria-current={f.path === href ? 'page' : undefined}>
      {name}
    </a>
  )
  return (
    <nav class="bar" aria-label={w.nav.documents}>
      {link(`${at}/announcement`, w.nav.announcement)}
      {link(`${at}/how-it-works`, w.nav.howItWorks)}
    </nav>
  )
}

/** Not boosted: `lang` of the whole document changes. */
function LanguageSwitch({ f }: { f: Frame }) {
  const other = f.lang === 'en' ? 'zh-CN' : 'en'
  return (
    <a
      href={`/language/${other}?to=${encodeURIComponent(f.path)}`}
      hx-boost="false"
      lang={other}
      hreflang={other}
    >
      {f.words.frame.otherLanguage}
    </a>
  )
}

function SideMenu({ f, menu }: { f: Frame; menu: Menu }) {
  const w = f.words.frame
  return (
    <nav class="side" id="menu" aria-label={w.menu}>
      <form method="post" action="/menu">
        <input type="hidden" name="to" value={f.path} />
        <button class="quiet" name="collapsed" value={menu.collapsed ? '0' : '1'}>
          {menu.collapsed ? '>>' : '<<'}
          <span class="away">{menu.collapsed ? w.expand : w.collapse}</span>
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

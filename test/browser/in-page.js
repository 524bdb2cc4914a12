// What a page shows of itself when it is looked at from inside. Each function goes to the browser as text: it uses nothing of
// this file but itself.

/** Headings out of order, titles without words, controls that are too small or show no focus. */
export function flawsOf() {
  const flaws = []
  const visible = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0
  const named = (element) =>
    `${element.localName}${element.id ? `#${element.id}` : ''} “${(element.textContent || element.name || '').trim().slice(0, 30)}”`

  if (!/\S - \S/.test(document.title)) flaws.push(`title: “${document.title}”`)
  const headings = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(visible)
  const tops = headings.filter((heading) => heading.localName === 'h1')
  if (tops.length !== 1) flaws.push(`${tops.length} h1: ${tops.map(named).join(', ')}`)
  for (const [i, heading] of headings.entries()) {
    const before = headings[i - 1]
    if (before && Number(heading.localName[1]) > Number(before.localName[1]) + 1)
      flaws.push(`${named(heading)} after ${named(before)}`)
  }
  for (const link of document.querySelectorAll('.problems a')) {
    if (!document.getElementById(link.hash.slice(1))) flaws.push(`the summary leads nowhere: ${link.hash}`)
  }

  const controls = 'a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex="0"]'
  for (const control of document.querySelectorAll(controls)) {
    if (!visible(control) || control.disabled || control.matches('.away')) continue
    const target = control.matches('[type=checkbox],[type=radio]')
      ? (control.closest('label') ?? control)
      : control
    const { width, height } = target.getBoundingClientRect()
    const inSentence =
      getComputedStyle(control).display === 'inline' &&
      control.parentElement.textContent.trim().length > control.textContent.trim().length
    if (!inSentence && (width < 24 || height < 24))
      flaws.push(`${named(control)} is ${Math.round(width)} × ${Math.round(height)}`)
    control.focus({ preventScroll: true })
    if (document.activeElement !== control) continue
    const ring = getComputedStyle(control)
    if (ring.outlineStyle === 'none' || Number.parseFloat(ring.outlineWidth) < 2)
      flaws.push(`${named(control)} shows no focus`)
  }
  document.activeElement?.blur()
  return flaws
}

/** Chinese that an English page shows, or says, without naming it as Chinese. */
export function strayHan() {
  const han = /\p{Script=Han}/u
  const stray = []
  if (han.test(document.title)) stray.push(`title: ${document.title}`)
  const inChinese = (element) => element.closest('[lang]')?.lang === 'zh-CN'
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (han.test(node.data) && !inChinese(node.parentElement)) stray.push(node.data.trim().slice(0, 60))
  }
  for (const element of document.querySelectorAll('*')) {
    for (const name of ['aria-label', 'alt', 'title', 'placeholder', 'value', 'data-busy', 'content']) {
      const value = element.getAttribute(name) ?? ''
      if (han.test(value) && element.type !== 'hidden' && !inChinese(element))
        stray.push(`${element.localName} ${name}="${value.slice(0, 60)}"`)
    }
  }
  return stray
}

/** How far the page is wider than its window, and the innermost element that makes it so. In CSS pixels */
export function overflow() {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return ''
  const wide = [...document.querySelectorAll('body *')].filter(
    (element) =>
      element.getBoundingClientRect().right > clientWidth + 0.5 && !element.closest('.scroll, .away'),
  )
  const culprit = wide.at(-1)
  return `${scrollWidth - clientWidth} px: ${culprit?.localName}.${culprit?.className} “${(culprit?.textContent ?? '').trim().slice(0, 40)}”`
}

/** What a page is built of, without its words and however often: pages that agree in it are alike to axe. */
export function buildOf() {
  const sign = (element) => `${element.localName}.${element.className}[${element.getAttributeNames().join()}]`
  const parts = [...document.querySelectorAll('body *')].map(
    (element) => `${sign(element.parentElement)}>${sign(element)}`,
  )
  return [...new Set(parts)].sort().join(' ')
}

/** Empties every field of the n-th form as far as a person could, and sends it as a browser without scripts does. */
export function sendEmpty(n) {
  const form = document.forms[n]
  for (const field of form.elements) {
    if (field.type === 'hidden') continue
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = false
    else if (field.localName === 'select') field.selectedIndex = 0
    else if (field.localName !== 'button' && field.localName !== 'fieldset') field.value = ''
  }
  HTMLFormElement.prototype.submit.call(form)
}

/** Opens what a reader could unfold. */
export function unfold() {
  for (const part of document.querySelectorAll('details')) part.open = true
}

/** The forms of the page: where they go, and whether there is anything to leave empty. */
export function formsHere() {
  return [...document.forms].map((form) => ({
    action: new URL(form.action).pathname,
    post: form.method === 'post',
    asks: [...form.elements].some(
      (field) =>
        !['hidden', 'submit', 'button', 'fieldset'].includes(field.type) && field.localName !== 'button',
    ),
  }))
}

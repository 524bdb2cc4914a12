/** A form as a page of ours shows it: where it goes, and what a browser would send if nothing were changed. */
export type PageForm = {
  action: string
  isPost: boolean
  fields: [name: string, value: string][]
  /** Every control that could be filled in, chosen or ticked; `value` is that of a box or a button of a choice. */
  controls: { name: string; type: string; value: string }[]
  buttons: PageButton[]
}

/** `isMain`: the one filled button of a page; `isRisk`: it destroys. */
export type PageButton = { name: string; value: string; isMain: boolean; isRisk: boolean }

/** A link of a page; `isMain` where it is drawn as the filled button. */
export type PageLink = { href: string; isMain: boolean }

type Attributes = Record<string, string>

const TAG = /<(\/?)([a-z][\w-]*)((?:\s+[\w:@-]+(?:="[^"]*")?)*)\s*\/?>/g
const ATTRIBUTE = /([\w:@-]+)(?:="([^"]*)")?/g

/**
 * Reads the forms of a page that the product has drawn. It relies on how hono/jsx writes: every tag is well formed, and every value
 * stands in double quotes. It is no parser for pages of others.
 */
export function readForms(html: string): PageForm[] {
  const forms: PageForm[] = []
  let form: PageForm | undefined
  let select: { name: string; options: { value: string; isSelected: boolean }[] } | undefined
  for (const tag of html.matchAll(TAG)) {
    const [text, slash, name = '', attributeText = ''] = tag
    const isEnd = slash === '/'
    const attributes = readAttributes(attributeText)
    const textAfter = () =>
      decode(html.slice(tag.index + text.length, html.indexOf('<', tag.index + text.length)))
    if (name === 'form' && isEnd) form = undefined
    else if (name === 'form') {
      const { action = '', method } = attributes
      form = { action, isPost: method === 'post', fields: [], controls: [], buttons: [] }
      forms.push(form)
    } else if (!form) continue
    else if (name === 'select' && isEnd && select) {
      const chosen = select.options.find(({ isSelected }) => isSelected) ?? select.options[0]
      if (select.name && chosen) form.fields.push([select.name, chosen.value])
      select = undefined
    } else if (isEnd) continue
    else if (name === 'button') form.buttons.push(readButton(attributes))
    else if (name === 'select') {
      select = { name: 'disabled' in attributes ? '' : (attributes.name ?? ''), options: [] }
      if (select.name) form.controls.push({ name: select.name, type: 'select', value: '' })
    } else if (name === 'option') {
      select?.options.push({
        value: attributes.value ?? textAfter().trim(),
        isSelected: 'selected' in attributes,
      })
    } else if (attributes.name && !('disabled' in attributes)) {
      const { type = name === 'textarea' ? name : 'text', value = '' } = attributes
      if (type !== 'hidden') form.controls.push({ name: attributes.name, type, value })
      if (name === 'textarea') form.fields.push([attributes.name, textAfter().replace(/^\n/, '')])
      if (name === 'input' && isSent(attributes))
        form.fields.push([attributes.name, attributes.value ?? 'on'])
    }
  }
  return forms
}

/** Every link of a page, in its order. */
export function readLinks(html: string): PageLink[] {
  return [...html.matchAll(TAG)]
    .filter(([, slash, name]) => slash === '' && name === 'a')
    .map(([, , , attributeText = '']) => readAttributes(attributeText))
    .flatMap(({ href, class: classes }) => (href ? [{ href, isMain: hasClass(classes, 'main') }] : []))
}

function readButton({ name = '', value = '', class: classes }: Attributes): PageButton {
  return { name, value, isMain: hasClass(classes, 'main'), isRisk: hasClass(classes, 'risk') }
}

function hasClass(classes: string | undefined, name: string): boolean {
  return classes?.split(' ').includes(name) ?? false
}

/** A box that is not ticked, a file and a button of the type input are not sent. */
function isSent({ type = 'text', ...attributes }: Attributes): boolean {
  if (type === 'checkbox' || type === 'radio') return 'checked' in attributes
  return !['file', 'submit', 'button', 'image', 'reset'].includes(type)
}

function readAttributes(text: string): Attributes {
  return Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, decode(value)]),
  )
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
}

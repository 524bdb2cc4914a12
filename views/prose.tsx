import type { Child } from 'hono/jsx'
import { MixedText } from './components.tsx'

type Block = { is: 'heading' | 'paragraph'; text: string } | { is: 'list'; items: string[] }

/** A text that administrators write: every line a paragraph, "## " begins a heading (of `level`), "- " a list item. */
export function Prose(props: { text: string; lang: 'zh-CN' | 'en'; level?: 2 | 3 }) {
  return (
    <div class="prose">
      {parseBlocks(props.text).map((block) => renderBlock(block, props.lang, props.level))}
    </div>
  )
}

function renderBlock(block: Block, lang: 'zh-CN' | 'en', level?: 2 | 3): Child {
  if (block.is === 'list') {
    return (
      <ul>
        {block.items.map((item) => (
          <li>
            <MixedText lang={lang}>{item}</MixedText>
          </li>
        ))}
      </ul>
    )
  }
  const text = <MixedText lang={lang}>{block.text}</MixedText>
  if (block.is === 'paragraph') return <p>{text}</p>
  return level === 3 ? <h3>{text}</h3> : <h2>{text}</h2>
}

/** Any text can be read: a line that is no heading and no item is a paragraph. */
export function parseBlocks(text: string): Block[] {
  const blocks: Block[] = []
  for (const raw of text.split(/\r\n?|\n/)) {
    const line = raw.trim()
    const last = blocks.at(-1)
    if (line === '') continue
    if (line.startsWith('## ')) blocks.push({ is: 'heading', text: line.slice(3).trim() })
    else if (!line.startsWith('- ')) blocks.push({ is: 'paragraph', text: line })
    else if (last?.is === 'list') last.items.push(line.slice(2).trim())
    else blocks.push({ is: 'list', items: [line.slice(2).trim()] })
  }
  return blocks
}

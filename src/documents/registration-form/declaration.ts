import { documents as en } from '../../../views/words/en/documents.ts'
import { documents as zh } from '../../../views/words/zh-CN/documents.ts'
import type { Paper } from '../pdf/paper.ts'
import { bilingualLines, heightOf, INSET, type TextLine } from './rows.ts'
import { drawLines, drawSectionName, HAIRLINE, RULE_GREY, sectionNameLines, type Table } from './table.ts'

export type Declaration = { title: TextLine[]; text: TextLine[]; height: number }

/** The declaration that the candidate signs by hand, as on every paper form. */
export function declarationOf(paper: Paper, table: Table): Declaration {
  const width = table.width - table.namesWidth - 4 * INSET
  const text = bilingualLines(paper, { zh: zh.declaration, en: en.declaration }, width, table.english, {
    size: 9.5,
  })
  const title = sectionNameLines(paper, table, { zh: zh.sections.declaration, en: en.sections.declaration })
  return { title, text, height: heightOf(text) + SIGN + 10 }
}

export function drawDeclaration(
  paper: Paper,
  table: Table,
  declaration: Declaration,
  y: number,
  height: number,
): void {
  drawSectionName(paper, table, declaration.title, y, height)
  paper.drawLine(table.x, y, table.x + table.width, y, HAIRLINE, RULE_GREY)
  const x = table.x + table.namesWidth + 2 * INSET
  const width = table.width - table.namesWidth - 4 * INSET
  drawLines(paper, 'declaration', declaration.text, {
    x,
    y: y + 8,
    width,
    height: heightOf(declaration.text),
  })
  const line = y + height - 11
  const labels = table.english
    ? [`${zh.labels.signature} ${en.labels.signature}`, `${zh.labels.date} ${en.labels.date}`]
    : [zh.labels.signature, zh.labels.date]
  const places = [x + width * 0.3, x + width * 0.68]
  labels.forEach((label, i) => {
    const start = places[i] ?? x
    const end = i === 0 ? (places[1] ?? x) - 12 : x + width
    paper.drawText('sign', label, start, line, { size: 9.5 })
    const ruled = start + paper.widthOf(label, 9.5) + 6
    paper.drawLine(ruled, line + 3, end, line + 3, 0.6)
    if (i === 1) drawDateWords(paper, ruled, end, line)
  })
}

/** 年 月 日, each after the space for its number. */
function drawDateWords(paper: Paper, from: number, to: number, y: number): void {
  DATE_WORDS.forEach((word, i) => {
    const right = from + (to - from) * ([0.46, 0.73, 1][i] ?? 1)
    paper.drawText('sign', word, right - paper.widthOf(word, 9.5), y, { size: 9.5 })
  })
}

const DATE_WORDS = ['年', '月', '日']
const SIGN = 34

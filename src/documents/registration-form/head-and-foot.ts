import { encode } from 'uqr'
import type { documents as zhDocuments } from '../../../views/words/zh-CN/documents.ts'
import { A4, MM, type Paper } from '../pdf/paper.ts'
import type { FormContent } from './content.ts'
import type { Bilingual } from './registration-form.ts'
import type { Table } from './table.ts'

/** Title, sitting and number on the left, the QR code on the right. Returns the `y` where the table begins. */
export function drawHead(paper: Paper, table: Table, content: FormContent): number {
  const right = table.x + table.width
  const code = { x: right - CODE, y: TOP, width: CODE, height: CODE }
  const { data } = encode(content.checkUrl, { ecc: 'M', border: 0 })
  paper.drawMatrix(data, code)
  const scan = table.english ? `${content.scan.zh} ${content.scan.en}` : content.scan.zh
  const scanWidth = paper.widthOf(scan, 7)
  paper.drawText('scan', scan, right - Math.max(CODE / 2 + scanWidth / 2, scanWidth), TOP + CODE + 9, {
    size: 7,
    grey: 0.25,
  })

  const width = table.width - CODE - 16
  let y = TOP + (table.english ? 17 : 24)
  const title = sizeThatFits(paper, content.title.zh, width, 20)
  paper.drawText('title', content.title.zh, table.x, y, { size: title, bold: true })
  if (table.english) {
    y += 15
    paper.drawText('title', content.title.en, table.x, y, {
      size: sizeThatFits(paper, content.title.en, width, 10.5),
      grey: 0.25,
    })
  }
  y += table.english ? 19 : 23
  const sitting = oneLine(content.sitting, table.english)
  paper.drawText('sitting', sitting, table.x, y, { size: sizeThatFits(paper, sitting, width, 11) })
  y += table.english ? 18 : 20
  const label = oneLine(content.number.label, table.english)
  paper.drawText('label', label, table.x, y, { size: 9.5, grey: 0.25 })
  paper.drawText('number', content.number.value, table.x + paper.widthOf(label, 9.5) + 8, y, {
    size: 11.5,
    bold: true,
  })
  return TOP + CODE + 16
}

/** The head of a further sheet: the title, the number and the candidate's name. Returns the `y` where the table begins. */
export function drawNextHead(paper: Paper, table: Table, content: FormContent): number {
  paper.drawText('title', content.title.zh, table.x, TOP + 12, { size: 12 })
  const whose = `${content.number.value}　${content.name}`
  paper.drawText('number', whose, table.x, TOP + 29, { size: sizeThatFits(paper, whose, table.width, 10) })
  return TOP + 38
}

/** Small lines under the table of every sheet. Drawn last: they name the number of sheets and the missing characters. */
export function drawFoot(paper: Paper, table: Table, words: readonly (typeof zhDocuments)[]): void {
  const framed = paper.missing.length > 0
  for (let page = 1; page <= paper.pages; page++) {
    words.forEach((w, i) => {
      const y = A4.height - BOTTOM + 12 + i * 9
      const left = [w.beijing, framed ? w.framed : w.printing].join(i > 0 ? ' ' : '')
      const right = w.page(page, paper.pages)
      paper.drawText('foot', left, table.x, y, SMALL, page)
      paper.drawText('foot', right, table.x + table.width - paper.widthOf(right, SMALL.size), y, SMALL, page)
    })
  }
}

function oneLine(text: Bilingual, english: boolean): string {
  return english && text.en !== text.zh ? `${text.zh}　${text.en}` : text.zh
}

function sizeThatFits(paper: Paper, text: string, width: number, size: number): number {
  return Math.min(size, (size * width) / paper.widthOf(text, size))
}

const TOP = 12 * MM
const CODE = 23 * MM
/** The space below the table, for the foot. */
export const BOTTOM = 13 * MM
const SMALL = { size: 7, grey: 0.3 } as const

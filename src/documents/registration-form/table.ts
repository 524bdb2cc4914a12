import { A4, type Box, MM, type Paper } from '../pdf/paper.ts'
import type { Section } from './content.ts'
import type { Bilingual } from './registration-form.ts'
import {
  bilingualLines,
  heightOf,
  INSET,
  type LaidCell,
  type LaidRow,
  layOutRow,
  splitTallRow,
  type TextLine,
} from './rows.ts'

/** The ruled table of a form: its left edge, its width, and the column with the sections' names. */
export type Table = { x: number; width: number; namesWidth: number; english: boolean }

/** Rows that belong to one section, with the space above and below each. */
export type Block = { title: TextLine[]; rows: LaidRow[]; x: number; width: number }

export function tableOf(english: boolean): Table {
  const x = 15 * MM
  return { x, width: A4.width - 2 * x, namesWidth: english ? 50 : 25, english }
}

/** Lays out a section beside its name; `less` is left free on the right, for the photo. */
export function layOutBlock(paper: Paper, table: Table, section: Section, less = 0): Block {
  const x = table.x + table.namesWidth
  const width = table.width - table.namesWidth - less
  return {
    title: sectionNameLines(paper, table, section.title),
    rows: section.rows.flatMap((row) => splitTallRow(layOutRow(paper, row, x, width, table.english))),
    x,
    width,
  }
}

/** Two characters to a line in Chinese; with English the Chinese on one line and the English below. */
export function sectionNameLines(paper: Paper, table: Table, title: Bilingual): TextLine[] {
  const ink = { size: 9 }
  if (table.english) return bilingualLines(paper, title, table.namesWidth - 4, true, ink)
  return (title.zh.match(/.{1,2}/gu) ?? []).map((text) => ({ ...ink, text, leading: 11.5 }))
}

/** The height of a row with `pad` above and below. */
function rowHeight(row: LaidRow, pad: number): number {
  return row.height + 2 * (row.head ? Math.min(pad, 4) : pad)
}

export function blockHeight(block: Block, pad: number): number {
  const rows = block.rows.reduce((sum, row) => sum + rowHeight(row, pad), 0)
  return Math.max(rows, heightOf(block.title) + 6)
}

/** Draws the rows from `y` down, stretched to `height` together. */
export function drawBlock(
  paper: Paper,
  table: Table,
  block: Block,
  y: number,
  pad: number,
  height: number,
): void {
  const stretch = (height - block.rows.reduce((sum, row) => sum + rowHeight(row, pad), 0)) / block.rows.length
  drawSectionName(paper, table, block.title, y, height)
  paper.drawLine(table.x, y, block.x + block.width, y, HAIRLINE, RULE_GREY)
  let at = y
  block.rows.forEach((row, i) => {
    const rowBox = { x: block.x, y: at, width: block.width, height: rowHeight(row, pad) + stretch }
    if (i > 0) paper.drawLine(rowBox.x, at, rowBox.x + rowBox.width, at, HAIRLINE, RULE_GREY)
    row.cells.forEach((cell, c) => {
      drawCell(paper, cell, { ...rowBox, x: cell.x, width: cell.width }, c > 0)
    })
    at += rowBox.height
  })
}

export function drawSectionName(
  paper: Paper,
  table: Table,
  title: readonly TextLine[],
  y: number,
  height: number,
): void {
  paper.fillBox({ x: table.x, y, width: table.namesWidth, height }, SHADE_GREY)
  paper.drawLine(table.x + table.namesWidth, y, table.x + table.namesWidth, y + height, HAIRLINE, RULE_GREY)
  drawLines(paper, 'section', title, { x: table.x, y, width: table.namesWidth, height }, 'middle')
}

function drawCell(paper: Paper, cell: LaidCell, box: Box, ruled: boolean): void {
  if (cell.labelWidth > 0) {
    paper.fillBox({ ...box, width: cell.labelWidth }, SHADE_GREY)
    drawLines(
      paper,
      'label',
      cell.label,
      { ...inset(box), width: cell.labelWidth - 2 * INSET },
      cell.end ? 'end' : 'start',
    )
    const edge = box.x + cell.labelWidth
    if (cell.labelWidth < cell.width)
      paper.drawLine(edge, box.y, edge, box.y + box.height, HAIRLINE, RULE_GREY)
  }
  if (ruled) paper.drawLine(box.x, box.y, box.x, box.y + box.height, HAIRLINE, RULE_GREY)
  const valueBox = inset({ ...box, x: box.x + cell.labelWidth, width: box.width - cell.labelWidth })
  drawLines(paper, cell.id, cell.value, valueBox, cell.end ? 'end' : 'start')
}

/** Draws lines in the middle of a box's height. */
export function drawLines(
  paper: Paper,
  field: string,
  lines: readonly TextLine[],
  box: Box,
  align: 'start' | 'middle' | 'end' = 'start',
): void {
  let top = box.y + (box.height - heightOf(lines)) / 2
  for (const line of lines) {
    const free = box.width - paper.widthOf(line.text, line.size)
    const x = box.x + (align === 'start' ? 0 : align === 'end' ? free : free / 2)
    // The em box stands in the middle of the line; 0.88 of it is above the base line.
    paper.drawText(field, line.text, x, top + (line.leading - line.size) / 2 + 0.88 * line.size, line)
    top += line.leading
  }
}

function inset(box: Box): Box {
  return { ...box, x: box.x + INSET, width: box.width - 2 * INSET }
}

export const HAIRLINE = 0.5
export const RULE_GREY = 0.35
const SHADE_GREY = 0.955

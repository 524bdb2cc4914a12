import type { PDFImage } from 'pdf-lib'
import { documents as en } from '../../../views/words/en/documents.ts'
import { documents as zh } from '../../../views/words/zh-CN/documents.ts'
import { A4, type Paper } from '../pdf/paper.ts'
import type { FormContent, Section } from './content.ts'
import { type Declaration, declarationOf, drawDeclaration } from './declaration.ts'
import { BOTTOM, drawFoot, drawHead, drawNextHead } from './head-and-foot.ts'
import { besideHeight, PHOTO_CELL, placeBesidePhoto } from './photo-cell.ts'
import { closeTable, placeBlock, type SheetPosition, startNextSheet } from './sheets.ts'
import { blockHeight, layOutBlock, tableOf } from './table.ts'

type FormParts = { photo: PDFImage; english: boolean }

/** Draws the form on one sheet, with more space between rows where there is room. The rest goes on the next sheet. */
export function drawRegistrationForm(paper: Paper, content: FormContent, parts: FormParts): void {
  const table = tableOf(parts.english)
  const beside = content.beside.map((section) => layOutBlock(paper, table, section, PHOTO_CELL.cell))
  const blocks = sectionsBelow(content).map((section) => layOutBlock(paper, table, section))
  const declaration = declarationOf(paper, table)
  paper.addSheet()
  const top = drawHead(paper, table, content)
  const bottom = A4.height - BOTTOM
  const fits = (pad: number) =>
    blocks.reduce(
      (sum, block) => sum + blockHeight(block, pad),
      top + besideHeight(beside, pad) + declaration.height,
    ) <= bottom
  const position: SheetPosition = {
    paper,
    table,
    pad: PADS_POINTS.find(fits) ?? PAD_OF_TWO_SHEETS,
    top,
    y: top,
    bottom,
    nextHead: () => drawNextHead(paper, table, content),
  }
  placeBesidePhoto(position, beside, parts.photo)
  for (const block of blocks) placeBlock(position, block)
  placeDeclaration(position, declaration)
  closeTable(position)
  drawFoot(paper, table, [zh, ...(parts.english ? [en] : [])])
}

/** The subjects stand under their centre, in one section with it. */
function sectionsBelow({ below, subjects, after }: FormContent): Section[] {
  const together = below.map((section) =>
    section.id === subjects.id ? { ...section, rows: [...section.rows, ...subjects.rows] } : section,
  )
  return [...together, ...after]
}

/** Uses some of the room that is left, so that there is space to sign. */
function placeDeclaration(position: SheetPosition, declaration: Declaration): void {
  if (position.y + declaration.height > position.bottom) startNextSheet(position)
  const height = Math.min(position.bottom - position.y, declaration.height + MORE_ROOM_TO_SIGN)
  drawDeclaration(position.paper, position.table, declaration, position.y, height)
  position.y += height
}

/** Possible spaces above and below each row; the largest with which everything fits on one sheet is used. */
const PADS_POINTS = Array.from({ length: 28 }, (_, i) => 8.5 - i * 0.25)
const PAD_OF_TWO_SHEETS = 6
const MORE_ROOM_TO_SIGN = 24

import type { PDFImage } from 'pdf-lib'
import { documents as en } from '../../views/words/en/documents.ts'
import { documents as zh } from '../../views/words/zh-CN/documents.ts'
import { type Declaration, declarationOf, drawDeclaration } from './form-declaration.ts'
import { closeTable, type Flow, flowBlock, turn } from './form-flow.ts'
import { BOTTOM, drawFoot, drawHead, drawNextHead } from './form-head.ts'
import { besideHeight, flowBesidePhoto, PHOTO } from './form-photo.ts'
import { blockHeight, layBlock, tableOf } from './form-sheet.ts'
import { A4, type Paper } from './paper.ts'
import type { Content, Section } from './registration-form-content.ts'

export type Things = { photo: PDFImage; checkUrl: string; english: boolean }

/** Draws the form on one sheet, loosely where there is room; what does not fit goes on the next one. */
export function drawRegistrationForm(paper: Paper, content: Content, things: Things): void {
  const table = tableOf(things.english)
  const beside = content.beside.map((section) => layBlock(paper, table, section, PHOTO.cell))
  const blocks = sectionsBelow(content).map((section) => layBlock(paper, table, section))
  const declaration = declarationOf(paper, table)
  paper.turn()
  const top = drawHead(paper, table, content, things.checkUrl)
  const bottom = A4.height - BOTTOM
  const fits = (pad: number) =>
    blocks.reduce(
      (sum, block) => sum + blockHeight(block, pad),
      top + besideHeight(beside, pad) + declaration.height,
    ) <= bottom
  const flow: Flow = {
    paper,
    table,
    pad: PADS.find(fits) ?? PAD_OF_TWO_SHEETS,
    top,
    y: top,
    bottom,
    nextHead: () => drawNextHead(paper, table, content),
  }
  flowBesidePhoto(flow, beside, things.photo)
  for (const block of blocks) flowBlock(flow, block)
  flowDeclaration(flow, declaration)
  closeTable(flow)
  drawFoot(paper, table, [zh, ...(things.english ? [en] : [])])
}

/** The subjects stand under their centre, in one section with it. */
function sectionsBelow({ below, subjects, after }: Content): Section[] {
  const together = below.map((section) =>
    section.id === subjects.id ? { ...section, rows: [...section.rows, ...subjects.rows] } : section,
  )
  return [...together, ...after]
}

/** Takes some of the room that is left, so that there is space to sign. */
function flowDeclaration(flow: Flow, declaration: Declaration): void {
  if (flow.y + declaration.height > flow.bottom) turn(flow)
  const height = Math.min(flow.bottom - flow.y, declaration.height + MORE_ROOM_TO_SIGN)
  drawDeclaration(flow.paper, flow.table, declaration, flow.y, height)
  flow.y += height
}

/** Space above and below each row: the most that lets everything stand on one sheet. */
const PADS = Array.from({ length: 28 }, (_, i) => 8.5 - i * 0.25)
const PAD_OF_TWO_SHEETS = 6
const MORE_ROOM_TO_SIGN = 24
